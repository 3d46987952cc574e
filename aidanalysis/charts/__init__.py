"""The charts of a report, drawn apart from the findings that they show."""
