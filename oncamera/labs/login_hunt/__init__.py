"""The lab `login_hunt`."""
