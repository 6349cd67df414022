"""The lab `vetting_pipeline`."""
