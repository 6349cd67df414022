"""The lab `first_hour`."""
