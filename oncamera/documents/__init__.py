"""Word, print and PDF: a page in another form, or one made of nodes. It knows nothing of Sphinx."""
