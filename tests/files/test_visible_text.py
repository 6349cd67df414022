"""What people typed is shown whole, and nothing in it acts on a terminal or hides."""

import pytest

from oncamera.files.visible_text import look_alike_key, tidy, visible


@pytest.mark.parametrize(
    "text", ["Łukasz 山田", "Nguyễn", "محمد‌رضا", "O’Brien", "a\u00a0b", "👩\u200d💻", "e\u0301", "ชื่อ"]
)
def test_a_name_in_any_script_is_shown_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
        ("\x00\x7f\x9b", r"\x00\x7f\x9b"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("\u2066a\u2069\u200b\ufeff\u2028", r"\u2066a\u2069\u200b\ufeff\u2028"),
        ("\ud800\ufffe\ufdd0\U0001fffe", r"\ud800\ufffe\ufdd0\U0001fffe"),
    ],
)
def test_what_acts_or_hides_is_written_out(text, shown):
    assert visible(text) == shown


def test_a_line_break_may_be_kept():
    assert visible("a\nb\x1b", keep="\n") == "a\nb\\x1b"


def test_a_tidied_text_is_one_line():
    assert tidy("  Ana\n\u200b Núñez\x1b \u202e") == "Ana Núñez"


@pytest.mark.parametrize(
    "twin", ["ana núñez", "ANA  NÚÑEZ", "Ana\u200b Nu\u0301n\u0303ez", "Ａｎａ Núñez", "A\u200dna Núñez "]
)
def test_names_that_look_alike_have_one_key(twin):
    assert look_alike_key(twin) == look_alike_key("Ana Núñez")


def test_other_names_have_another_key():
    assert len({look_alike_key(name) for name in ["Ana Núñez", "Ana Nunez", "Ana N", "Anna Núñez"]}) == 4
