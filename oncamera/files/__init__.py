"""What comes from outside and goes there: YAML, texts, tables, files that someone brings."""
