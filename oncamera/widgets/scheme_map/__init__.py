"""The widget `scheme_map`."""
