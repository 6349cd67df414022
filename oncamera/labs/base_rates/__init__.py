"""The lab `base_rates`."""
