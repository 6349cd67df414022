"""The case on the first page."""
