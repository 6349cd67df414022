"""The widget `planner`."""
