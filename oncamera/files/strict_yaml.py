"""YAML text as plain values, with the line of each: strict, and quick enough to read on every build.

It takes the events of PyYAML's parser (libyaml in C where the wheel has it: the whole bank in 0.1 s, where a
round-trip loader takes 4 s) and builds the values itself. What isn't in quotes is a number only as plain digits, such
as `12`, `-3` or `0.5`, of at most 15 digits, so that it reads back as it was written; only `true`, `false` and `null`,
in small letters, capitals or with one capital, are anything else. So `no`, `0142`, `1e5`, `12:30` and `2024-12-11` stay
text. A field that stands twice is refused, and so are anchors, tags and deep nests, which no record needs.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

DEEPEST = 20  # a record is six deep; a hostile file may be 100,000 deep
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,6}")
_WORDS: dict[str, Any] = {"~": None, "": None} | {
    form: value
    for word, value in (("true", True), ("false", False), ("null", None))
    for form in (word, word.capitalize(), word.upper())
}
_QUOTED = {"'", '"', "|", ">"}  # the styles that say: this is text
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Lines = dict[tuple[str | int, ...], int]


class YamlError(ValueError):
    """Text that is not YAML as records are written. line: 1-based, 0 where the parser names none."""

    def __init__(self, what: str, instead: str, line: int) -> None:
        super().__init__(what)
        self.what, self.instead, self.line = what, instead, line


def parse_yaml(text: str) -> tuple[Any, Lines]:
    """Read one document: its value (None when there is none), and the line of each key and item, by its path.

    Raises YamlError.
    """
    lines: Lines = {}
    events = _Events(text)
    try:
        value = _document(iter(events), lines)
    except yaml.MarkedYAMLError as error:
        raise _explain(error, events.long_quote) from None
    except yaml.YAMLError as error:
        raise YamlError(f"not readable as YAML: {type(error).__name__}", _INSTEAD, 0) from None
    return value, lines


class _Events:
    """The events of a text, which keep in mind where the last quotation over several lines began and ended."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.long_quote = (0, 0)

    def __iter__(self) -> Iterator[Any]:
        for event in yaml.parse(self._text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                first, last = _line(event), event.end_mark.line + 1
                self.long_quote = (first, last) if last > first else self.long_quote
            yield event


_INSTEAD = (
    "Fix this line or the one above: indent it like its neighbors, with spaces;"
    " put in quotes a text that holds `: ` or `#`, or that begins with `[`."
)
_OPENED = {  # what the parser was reading: the mistake is where that began, however far down the parser noticed
    "while scanning a quoted scalar": ("a quotation mark opens here and never closes", "Close it on this line."),
    "while parsing a flow sequence": ("a bracket `[` opens here and isn't closed", "Close it with `]`."),
    "while scanning a simple key": ("this line has no `: `", "Write `name: value`, or put the text in quotes."),
    "while parsing a flow mapping": ("a brace `{` opens here and isn't closed", "Close it with `}`."),
}


def _explain(error: Any, long_quote: tuple[int, int]) -> YamlError:
    noticed = error.problem_mark.line + 1 if error.problem_mark else 0
    # A quotation that isn't closed runs on to the next quotation mark, and what follows that one makes no sense.
    opened, ended = long_quote
    if opened and ended <= noticed <= ended + 1:
        what = f"a quotation mark opens here and closes only in line {ended}"
        return YamlError(f"not readable as YAML: {what}", "Close it where its text ends.", opened)
    began = error.context_mark.line + 1 if error.context_mark else 0
    if error.context in _OPENED and began < noticed:
        what, instead = _OPENED[error.context]
        return YamlError(f"not readable as YAML: {what}", instead, began)
    return YamlError(f"not readable as YAML: {error.problem or type(error).__name__}", _INSTEAD, noticed)


def _document(events: Iterator[Any], lines: Lines) -> Any:
    value, documents = None, 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise YamlError("a second document begins", "Take out the line `---`.", _line(event))
        elif isinstance(event, yaml.NodeEvent):
            value = _value(event, events, (), lines)
    return value


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _value(event: Any, events: Iterator[Any], path: tuple[str | int, ...], lines: Lines) -> Any:
    if event.anchor is not None:
        raise YamlError("the file uses an anchor or an alias (`&` or `*`)", "Write the value out.", _line(event))
    if getattr(event, "tag", None) not in (None, "!"):
        raise YamlError(f"the file uses the tag {event.tag!r}", "Take the tag out.", _line(event))
    if len(path) > DEEPEST:
        raise YamlError("the file is nested too deep", "Close brackets, or indent less.", _line(event))
    if isinstance(event, yaml.ScalarEvent):
        return event.value if event.style in _QUOTED else _scalar(event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, path, lines)
    return _mapping(events, path, lines)


def _sequence(events: Iterator[Any], path: tuple[str | int, ...], lines: Lines) -> list[Any]:
    items: list[Any] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        here = (*path, len(items))
        lines[here] = _line(event)
        items.append(_value(event, events, here, lines))
    return items


def _mapping(events: Iterator[Any], path: tuple[str | int, ...], lines: Lines) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError("a field's name is not a word", "Write `name: value`.", _line(event))
        name = event.value
        if name in record:
            raise YamlError(f"the field {name!r} stands twice in one record", "Keep one of the two.", _line(event))
        here = (*path, name)
        lines[here] = _line(event)
        record[name] = _value(next(events), events, here, lines)
    return record


def _scalar(text: str) -> Any:
    """Read what stands without quotes: a plain number, true, false, nothing, or else text as it was written."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
