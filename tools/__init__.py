"""What only developers run: it finds programs, measures, and draws the house."""
