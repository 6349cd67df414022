"""The lab `resume_triage`."""
