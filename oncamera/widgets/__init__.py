"""One folder a widget: its Python, template, script and style."""
