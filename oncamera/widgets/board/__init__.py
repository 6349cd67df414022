"""The widget `board`."""
