"""Time: rules, recognition, the document's date, resolution into TIMEX3 and When."""
