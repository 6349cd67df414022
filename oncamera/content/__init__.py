"""What authors write, as frozen records, each kind in a module of its own. It knows no HTML and no learners."""
