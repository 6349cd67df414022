"""Whoever shows a widget and takes its answers: the published site, Jupyter."""
