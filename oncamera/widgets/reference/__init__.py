"""The widget `reference`."""
