"""The widget `base_rates`."""
