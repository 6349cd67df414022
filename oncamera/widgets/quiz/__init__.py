"""The widget `quiz`."""
