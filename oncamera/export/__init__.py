"""Other forms of the course's pages: the toolkit as Word files."""
