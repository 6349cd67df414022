"""The version of the course: pyproject.toml, the site's footer and the certificates all take it from here."""

VERSION = "0.1.0"
