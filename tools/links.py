"""Looks whether the sources of the ledger and of the control map still answer: `python -m tools.links`.

It asks the network, so no test of the course runs it: a workflow does once a month, `.github/workflows/facts.yml`.
"""

import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from oncamera.content.course import Course

PATIENCE = 30  # seconds without a byte
AGAIN = Retry(connect=2, read=False)  # only when no connection comes about
AT_ONCE = 8
# A page that turns programs away may be there for people. Whoever reads about it by hand would learn nothing.
TURNED_AWAY = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_ACCEPTABLE,
               HTTPStatus.TOO_MANY_REQUESTS, 999}  # fmt: skip
HEADERS = {"User-Agent": "On Camera, an open course, looking whether its sources answer", "Accept": "*/*"}


@dataclass(frozen=True)
class Dead:
    """An address that doesn't answer: who names it, and what came instead."""

    names: str
    address: str
    why: str


def addresses(course: Course) -> dict[str, list[str]]:
    """List each address of a source or standard once, with the ids that name it."""
    named: dict[str, list[str]] = {}
    for source in course.sources_by_id.values():
        for address in filter(None, [source.url, source.seen_at]):
            named.setdefault(address, []).append(source.id)
    for standard in (placed.record for placed in course.standards):
        for address in filter(None, [standard.url, standard.also]):
            named.setdefault(address, []).append(standard.id)
    return named


def why_dead(address: str, patience: float = PATIENCE) -> str:
    """Ask for one address; "" when it answers, or turns programs away. Only the head of the answer is read."""
    with requests.Session() as session:
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=AGAIN))
        try:
            with session.get(address, headers=HEADERS, timeout=patience, stream=True) as answer:
                status = answer.status_code
        except requests.Timeout:
            return f"no answer within {patience:g} seconds"
        except requests.exceptions.SSLError:
            return "no safe connection"
        except requests.TooManyRedirects:
            return "it sends the reader in a circle"
        except requests.RequestException:
            return "no connection"
    if status < HTTPStatus.BAD_REQUEST or status in TURNED_AWAY:
        return ""
    return f"answered {status}"


def dead(named: dict[str, list[str]]) -> list[Dead]:
    """List the addresses that don't answer, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as several:
        answers = list(several.map(why_dead, named))
    return [
        Dead(", ".join(dict.fromkeys(names)), address, why)
        for (address, names), why in zip(named.items(), answers, strict=True)
        if why
    ]


def as_markdown(found: Iterable[Dead]) -> str:
    """Write a table for the text of an issue."""
    rows = [f"| `{each.names}` | {each.why} | <{each.address}> |" for each in found]
    return "\n".join(["| source | what came | address |", "| --- | --- | --- |", *rows])


def main() -> int:
    """Print what doesn't answer, one address a line. Returns 1 when there is any, else 0."""
    named = addresses(Course.load(Path()))
    found = dead(named)
    for each in found:
        print(f"{each.names}: {each.why}: {each.address}")
    print(f"{len(named)} addresses asked, {len(found)} without an answer.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
