"""The makers of the labs' tables in `exercises/data/`: `python -m tools.lab_tables` writes them all again."""
