"""One mistake in each kind of file: `check` answers with one line that says where, what, and what to write."""

import pytest

from oncamera.__main__ import main
from tests.mistakes import MISTAKES


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.kind)
def test_check_answers_a_mistake_with_the_one_line_that_says_what_to_write(tiny_copy, capsys, mistake):
    mistake.make(tiny_copy)
    assert main(["check", str(tiny_copy)]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines().count(mistake.told) == 1, said.err
    assert "Traceback" not in said.err + said.out
