"""The widget `session`."""
