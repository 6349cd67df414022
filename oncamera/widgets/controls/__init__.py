"""The widget `controls`."""
