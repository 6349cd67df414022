"""A library that isn't installed is named, with the line that installs it."""

import pytest

from oncamera.files.extras import MissingExtraError, require


def test_what_is_installed_may_be_used():
    require("labs", "json", "yaml")


def test_a_missing_library_comes_with_the_line_to_type():
    with pytest.raises(MissingExtraError) as raised:
        require("labs", "yaml", "no_such_library")
    assert str(raised.value) == ('Not installed: no_such_library. In the course\'s folder, type: pip install ".[labs]"')
