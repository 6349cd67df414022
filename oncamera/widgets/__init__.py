"""The widgets: one module, one script and one template of the same stem for each."""
