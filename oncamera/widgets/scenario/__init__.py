"""The widget `scenario`."""
