"""Values: text, dates, time expressions, events. Standard library only."""
