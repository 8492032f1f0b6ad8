"""Data files of Briefline: rules, lexicons, themes, fonts, help. Read with importlib.resources."""
