"""The widget `desk`."""
