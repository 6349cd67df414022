"""Whether the sources' addresses still answer, asked of a server of the test's own: never of the network."""

import datetime
import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from oncamera.content.course import Course
from tools import facts, links

STATUS = {"/there": 200, "/gone": 404, "/broken": 503, "/members": 403, "/busy": 429}
LEADS_TO = {"/moved": "/there", "/lost": "/gone", "/circle": "/circle"}
CLAIM = "- {id: locks, says: A., status: reported, source: a-report, where: p, seen: primary, checked: 2026-03-01}\n"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server with a page of each kind."""

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path in LEADS_TO else STATUS[self.path])
            if self.path in LEADS_TO:
                self.send_header("Location", LEADS_TO[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("/there", ""),
        ("/moved", ""),
        ("/members", ""),
        ("/busy", ""),
        ("/gone", "answered 404"),
        ("/lost", "answered 404"),
        ("/broken", "answered 503"),
        ("/circle", "it sends the reader in a circle"),
    ],
)
def test_an_address_answers_or_says_why_not(server, page, why):
    assert links.why_dead(server + page) == why


def test_a_server_that_is_not_there_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    assert links.why_dead(address) == "no connection"


def test_a_server_that_takes_a_call_and_says_nothing_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert links.why_dead(address, patience=0.1) == "no answer within 0.1 seconds"


def test_an_address_whose_encryption_fails_is_named(server):
    assert links.why_dead(server.replace("http:", "https:") + "/there") == "no safe connection"


@pytest.fixture
def course(tmp_path: Path, server: str) -> Course:
    """One claim, and three sources: one answers, two name an address that doesn't."""
    (tmp_path / "evidence" / "claims").mkdir(parents=True)
    (tmp_path / "evidence" / "claims" / "a.yml").write_text(CLAIM)
    source = "- {{id: {}, kind: news, title: T, publisher: P, url: {}}}\n"
    (tmp_path / "evidence" / "sources.yml").write_text(
        source.format("a-report", f"{server}/there")
        + source.format("a-trial", f"{server}/moved, seen_at: {server}/gone")
        + source.format("a-law", f"{server}/gone")
    )
    return Course.load(tmp_path)


def test_each_address_is_asked_once_for_all_who_name_it(course, server):
    assert links.addresses(course) == {
        f"{server}/there": ["a-report"],
        f"{server}/moved": ["a-trial"],
        f"{server}/gone": ["a-trial", "a-law"],
    }


def test_the_command_prints_what_does_not_answer_and_fails(course, server, monkeypatch, capsys):
    monkeypatch.chdir(course.root)
    assert links.main() == 1
    assert capsys.readouterr().out == (
        f"a-trial, a-law: answered 404: {server}/gone\n3 addresses asked, 1 without an answer.\n"
    )


def test_the_issue_says_what_is_due_and_what_does_not_answer(course, server):
    said = facts.report(course, datetime.date(2027, 3, 2))
    assert said.splitlines()[:10] == [
        "## Due to be looked up again",
        "",
        "| what | why | where |",
        "| --- | --- | --- |",
        "| `locks` | checked 2026-03-01, 366 days ago | `evidence/claims/a.yml:1` |",
        "",
        "## Addresses that don't answer",
        "",
        "| source | what came | address |",
        "| --- | --- | --- |",
    ]
    assert said.splitlines()[10] == f"| `a-trial, a-law` | answered 404 | <{server}/gone> |"


def test_without_findings_there_is_nothing_to_say(course, server):
    sources = course.root / "evidence" / "sources.yml"
    sources.write_text(sources.read_text().replace("/gone", "/there"))
    assert facts.report(Course.load(course.root), datetime.date(2027, 3, 1)) == ""
