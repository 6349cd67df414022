"""The widget `kept`."""
