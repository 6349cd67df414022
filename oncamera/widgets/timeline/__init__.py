"""The widget `timeline`."""
