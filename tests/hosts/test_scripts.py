"""The joined scripts: one text for each host, from the same sources."""

import re

from oncamera.files.paths import PACKAGE
from oncamera.hosts.scripts import joined_module, page_script

SOURCES = [path for path in PACKAGE.rglob("*.js") if "theme" not in path.parts]


def test_a_widget_module_imports_nothing():
    assert not re.search(r"^import ", joined_module("widgets/quiz/quiz.js"), re.MULTILINE)


def test_a_widget_module_has_anywidgets_default_export():
    assert joined_module("widgets/quiz/quiz.js").count("export default quiz;") == 1


def test_the_page_script_is_a_classic_script():
    assert not re.search(r"^(import|export) ", page_script(), re.MULTILINE)


def test_the_page_script_carries_no_comments_but_the_one_that_says_where_they_are():
    lines = page_script().splitlines()
    assert [line for line in lines[1:] if re.match(r"\s*(//|/\*|\*)", line)] == []


def test_the_page_script_holds_each_function_once():
    names = re.findall(r"^(?:export )?function (\w+)", page_script(), re.MULTILINE)
    assert sorted(names) == sorted(set(names))


def test_every_source_is_part_of_a_page_script():
    shipped = (
        page_script()
        + page_script("hosts/site/board_page.js")
        + page_script("widgets/session/deck.js")
        + page_script("hosts/site/kept_page.js")
    )
    for source in SOURCES:
        first = re.search(r"function (\w+)", source.read_text())
        assert first, source.name
        assert f"function {first[1]}" in shipped, source.name


def test_a_joined_module_has_at_most_one_default():
    assert all(joined_module(path.relative_to(PACKAGE).as_posix()).count("export default") <= 1 for path in SOURCES)
