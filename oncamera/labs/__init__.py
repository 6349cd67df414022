"""The labs: what the tasks of each notebook in `exercises/` ask, in a module of the notebook's stem."""
