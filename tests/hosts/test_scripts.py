"""The joined scripts: one text for each host, from the same sources, each module in a scope of its own."""

import re

import pytest

from oncamera.files.paths import PACKAGE
from oncamera.hosts import scripts
from oncamera.hosts.scripts import (
    SITE,
    WIDGET_SCRIPTS,
    JoinError,
    joined_module,
    later_scripts,
    minified,
    page_script,
    site_script,
    widgets_script,
)

SOURCES = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.js") if "theme" not in path.parts]
BOARD = "hosts/site/board_page.js"


def scopes(script: str) -> list[str]:
    """List the modules that a script holds, by their constants."""
    return re.findall(r"(\$\w+) ?= ?\(\(\) ?=> ?\{", script)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of its own, to be filled with modules."""
    monkeypatch.setattr(scripts, "PACKAGE", tmp_path)
    for cached in (scripts._read, joined_module, scripts._later_script):
        cached.cache_clear()
    yield tmp_path
    for cached in (scripts._read, joined_module, scripts._later_script):
        cached.cache_clear()


def write(package, **texts: str) -> None:
    (package / "in").mkdir()
    for name, text in texts.items():
        (package / "in" / f"{name}.js").write_text(text, encoding="utf-8")


def test_two_modules_with_the_same_private_name_each_keep_their_own(package):
    write(
        package,
        one='const word = "one";\nexport const first = () => word;\n',
        two='const word = "two";\nexport const second = () => word;\n',
        both='import { first } from "./one.js";\nimport { second as other } from "./two.js";\n'
        "export const said = () => first() + other();\n",
    )
    assert joined_module("in/both.js") == (
        'const $in_one = (() => {\nconst word = "one";\nconst first = () => word;\nreturn { first };\n})();\n\n'
        'const $in_two = (() => {\nconst word = "two";\nconst second = () => word;\nreturn { second };\n})();\n\n'
        "const { first } = $in_one;\nconst { second: other } = $in_two;\nexport const said = () => first() + other();\n"
    )


def test_a_module_that_two_others_import_is_there_once(package):
    write(
        package,
        base="export const base = 1;\n",
        one='import { base } from "./base.js";\nexport const one = base;\n',
        two='import { base } from "./base.js";\nexport const two = base;\n',
        both='import { one } from "./one.js";\nimport { two } from "./two.js";\nexport const both = one + two;\n',
    )
    assert scopes(joined_module("in/both.js")) == ["$in_base", "$in_one", "$in_two"]


def test_imports_in_a_circle_are_refused_with_the_way_round(package):
    write(
        package,
        one='import { two } from "./two.js";\nexport const one = () => two;\n',
        two='import { one } from "./one.js";\nexport const two = () => one;\n',
    )
    with pytest.raises(JoinError, match=r"^the imports go in a circle: in/one\.js → in/two\.js → in/one\.js$"):
        joined_module("in/one.js")


@pytest.mark.parametrize(
    "line", ['import all from "./one.js";', "export let changing = 1;", 'export * from "./one.js";']
)
def test_an_import_or_export_that_can_not_be_joined_is_refused_by_its_line(package, line):
    write(package, one=f"{line}\n", entry='import { x } from "./one.js";\n')
    with pytest.raises(JoinError, match=re.escape(f'in/one.js: can\'t join "{line}"')):
        joined_module("in/entry.js")


def test_what_is_imported_only_when_needed_is_in_the_one_text_too(package):
    write(
        package,
        rare="export const rare = 1;\n",
        entry='export const ask = async () => (await import("./rare.js")).rare;\n',
    )
    assert joined_module("in/entry.js") == (
        "const $in_rare = (() => {\nconst rare = 1;\nreturn { rare };\n})();\n\n"
        "export const ask = async () => (await Promise.resolve($in_rare)).rare;\n"
    )


def test_a_type_that_a_comment_names_is_no_import(package):
    write(package, entry='/** @typedef {import("./gone.js").Gone} Gone */\nexport const one = 1;\n')
    assert scopes(joined_module("in/entry.js")) == []


def test_a_page_loads_apart_what_a_widget_imports_only_when_needed():
    names = ("desk", "exam_result", "quiz")
    later = {file.partition("?")[0]: script for file, script in later_scripts(names).items()}
    assert {"later-code_for.js", "later-whole_result.js"} <= set(later)
    assert "$results_sha256" in scopes(later["later-code_for.js"])
    assert "$results_sha256" not in scopes(site_script()) + scopes(widgets_script(names))
    assert all(file in widgets_script(names) for file in later_scripts(names))  # by the sum of what is in it


@pytest.mark.parametrize("name", SOURCES)
def test_every_module_joins_to_one_that_imports_nothing_and_has_at_most_one_default(name):
    joined = joined_module(name)
    assert re.findall(r"^import .*", joined, re.MULTILINE) == []
    assert joined.count("export default") <= 1


def test_a_widget_module_has_anywidgets_default_export():
    assert joined_module("widgets/quiz/quiz.js").count("export default quiz;") == 1


def test_no_two_modules_have_one_constant():
    constants = [scripts._const(name) for name in SOURCES]
    assert sorted(constants) == sorted(set(constants))


CLASSIC = [site_script(), page_script(BOARD), *(widgets_script((name,)) for name in WIDGET_SCRIPTS)]


@pytest.mark.parametrize("script", CLASSIC, ids=["site", "board", *WIDGET_SCRIPTS])
def test_what_a_page_loads_is_a_classic_script_without_comments_but_the_one_that_says_where_they_are(script):
    first, *lines = minified(script).splitlines()
    assert first == "// Joined from the package oncamera, where the comments stand."
    assert [line for line in lines if re.match(r"\s*(import\b|export\b|//|/\*|\*)", line)] == []


def test_what_stands_in_a_text_is_no_comment_and_no_blank(package):
    write(package, one='globalThis.said = (n) => `a  ${n ? `: ${n}` : ""} // b`; // the rest goes\n')
    assert "globalThis.said=n=>`a  ${n?`: ${n}`:``} // b`" in minified(page_script("in/one.js"))


def test_a_page_gets_each_module_of_its_widgets_once():
    loaded = scopes(site_script()) + scopes(widgets_script(("desk", "exam_result", "quiz")))
    assert sorted(loaded) == sorted(set(loaded))
    assert {"$site_site", "$parts_judge", "$desk_desk", "$send_result_send_result", "$quiz_quiz"} <= set(loaded)
    assert not {"$scenario_scenario", "$kept_kept", "$session_deck"} & set(loaded)


def test_only_the_script_that_starts_the_widgets_says_that_the_page_is_ready():
    assert "oc-ready" not in site_script()
    assert widgets_script(("quiz",)).endswith(
        "$site_site.startSite({ quiz: $quiz_quiz.default });\n"
        'document.documentElement.classList.add("oc-ready");\n})();\n'
    )


def test_a_widget_that_nobody_has_made_is_refused():
    with pytest.raises(KeyError, match="harp"):
        widgets_script(("harp",))


def test_every_source_is_part_of_what_some_page_loads():
    later = [script for name in WIDGET_SCRIPTS for script in later_scripts((name,)).values()]
    loaded = {name for script in [*CLASSIC, *later] for name in scopes(script)} | {scripts._const(BOARD)}
    assert sorted({scripts._const(name) for name in SOURCES} - loaded) == []
    assert SITE in SOURCES
