"""The figures of a group as a table, as `board_record.js` writes it. No line is about one person."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from oncamera.content.vocabulary import TRUTHS
from oncamera.files.spreadsheet import write_sheet
from oncamera.results.result_code import STEPS

COLUMNS = ["view", "figure", "group", "number", "of", "low", "high"]
Line = list[Any]


def figure_rows(summary: Mapping[str, Any]) -> Iterator[Line]:
    """Give the lines of one view, as `team.summarize` worked it out. Of too few people there is one: how many."""
    for row in _figures(summary):
        yield [summary["view"], *row]


def _figures(summary: Mapping[str, Any]) -> Iterator[Line]:
    yield ["results", "", summary["results"], "", "", ""]
    if "caught" not in summary:
        return
    yield ["whole", "", summary["whole"], "", "", ""]
    for figure, name in (("caught", "caught"), ("wrongly flagged", "flagged"), ("questions right", "questions")):
        if summary[name]:
            yield _share(figure, "", summary[name])
    if summary["sensitivity"]:
        yield ["sensitivity d", "", summary["sensitivity"]["d"], "", "", ""]
        yield ["criterion c", "", summary["sensitivity"]["c"], "", "", ""]
    yield ["next steps: share of the points", "", summary["action_score"], "", "", ""]
    for kind, groups in (("stage", summary["stages"]), ("role", summary["roles"] or [])):
        for one in groups:
            if "caught" in one:
                yield _share(f"caught by {kind}", one["name"], one["caught"])
                yield _share(f"wrongly flagged by {kind}", one["name"], one["flagged"])
    for truth in TRUTHS:
        for index, number in enumerate(summary["ratings"][truth]):
            yield [f"rating {index + 1}", truth, number, "", "", ""]
        for step, number in zip(STEPS, summary["actions"][truth], strict=True):
            yield [step, truth, number, "", "", ""]
    for one in summary["cases"]:
        yield ["flagged by case", one["id"], one["flagged"], one["judged"], "", ""]
    yield from _pairs_and_change(summary)


def _pairs_and_change(summary: Mapping[str, Any]) -> Iterator[Line]:
    if summary["pairs"]:
        yield _share("pairs judged alike", "", summary["pairs"])
        for one in summary["pairs"]["rows"]:
            yield _share("pairs judged alike", one["pair"], one)
    for one in (summary["change"] or {"rows": []})["rows"]:
        yield ["before", one["row"], one["before"][0], one["before"][1], "", ""]
        yield ["now", one["row"], one["now"][0], one["now"][1], "", ""]
        yield ["change", one["row"], one["change"], "", one["low"], one["high"]]


def _share(figure: str, group: str, one: Mapping[str, Any]) -> Line:
    return [figure, group, one["hits"], one["of"], one["low"], one["high"]]


def group_results_csv(summaries: Sequence[Mapping[str, Any]]) -> str:
    """Write the table of all views."""
    return write_sheet([COLUMNS, *(row for summary in summaries for row in figure_rows(summary))])
