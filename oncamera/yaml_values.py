"""YAML text as plain values, with the line of each: strict, and quick enough to read on every build.

It takes the events of PyYAML's parser (libyaml in C where the wheel has it: the whole bank in 0.1 s, where a
round-trip loader takes 4 s) and builds the values itself. So `no` and `2024-12-11` stay text, a field that stands
twice is refused, and anchors, tags and deep nests, which no record needs, are refused before they can do harm.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

DEEPEST = 20  # a record is six deep; a hostile file may be 100,000 deep
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
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
    try:
        events = yaml.parse(text, Loader=_LOADER)
        value = _document(events, lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _unreadable(error.problem or type(error).__name__, line) from None
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, YamlError):
            raise
        raise _unreadable(type(error).__name__, 0) from None
    return value, lines


def _unreadable(reason: str, line: int) -> YamlError:
    instead = (
        "Mend this line or the one above: indent it as its neighbours, with spaces;"
        " put in quotes a text that holds `: ` or `#`, or that begins with `[`."
    )
    return YamlError(f"not readable as YAML: {reason}", instead, line)


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
    """Read a bare scalar by YAML 1.2's core schema: true and false are truth values, `no` and dates are text."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text) and len(text) < 20:
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
