"""What `hosting/nginx/` promises: the real nginx serves the course with its headers, and asks for a sign-in first."""

import http.client
import http.server
import re
import socketserver
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path

import pytest

from tools import nginx

pytestmark = pytest.mark.build

CHAPTER = "chapters/the_case.html"
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def ask(address: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    """Fetch one address, exactly as it's written, and give status, headers and body, whatever they are."""
    host, _, path = address.removeprefix("http://").partition("/")
    with closing(http.client.HTTPConnection(host, timeout=10)) as connection:
        connection.request(method, f"/{path}", headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def hashed(site: Path) -> str:
    return re.search(r"_static/site\.css\?v=[0-9a-f]+", (site / "index.html").read_text())[0]


@pytest.mark.parametrize("path", ["", CHAPTER, "course.js", "no/such/page.html"])
def test_every_answer_carries_the_security_headers(nginx_url, path):
    _, headers, _ = ask(f"{nginx_url}/{path}")
    assert {name: headers[name] for name in FIXED} == FIXED
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_policy_is_the_pages_own_and_lets_nobody_frame_them(nginx_url):
    _, headers, body = ask(f"{nginx_url}/{CHAPTER}")
    own = re.search(r'"Content-Security-Policy" content="([^"]+)"', body.decode())[1]
    assert headers["Content-Security-Policy"] == f"{own}; frame-ancestors 'none'"


def test_a_file_with_a_hash_in_its_address_is_kept_for_a_year(nginx_url, course_site):
    _, headers, _ = ask(f"{nginx_url}/{hashed(course_site)}")
    assert headers["Cache-Control"] == "max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["", CHAPTER, CHAPTER + "?v=0123abcd", "course.js", "searchindex.js"])
def test_what_has_no_hash_is_asked_for_again(nginx_url, path):
    _, headers, _ = ask(f"{nginx_url}/{path}")
    assert headers["Cache-Control"] == "no-cache"


def test_an_unchanged_page_is_not_sent_twice(nginx_url):
    _, first, _ = ask(f"{nginx_url}/{CHAPTER}", Accept_Encoding="gzip")
    status, _, body = ask(f"{nginx_url}/{CHAPTER}", Accept_Encoding="gzip", If_None_Match=first["ETag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["", CHAPTER, "course.js", "_static/site.css"])
def test_text_is_sent_compressed(nginx_url, path):
    _, headers, _ = ask(f"{nginx_url}/{path}", Accept_Encoding="gzip")
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")


def test_a_page_names_its_alphabet(nginx_url):
    assert ask(f"{nginx_url}/{CHAPTER}")[1]["Content-Type"] == "text/html; charset=utf-8"


TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "inv": "application/octet-stream",
}


@pytest.fixture(scope="module")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A folder with one file of each type behind nginx, whose own machine calls everything plain text."""
    site = tmp_path_factory.mktemp("site")
    (site / "_static").mkdir()
    for ending in TYPES:
        (site / f"a.{ending}").write_text("x" * 2000)
    (site / "_static" / "a.css").write_text("a {}")
    with nginx.serve(site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.mark.parametrize("ending", TYPES)
def test_a_file_is_served_as_what_it_is_whatever_the_machine_calls_it(small_url, ending):
    assert ask(f"{small_url}/a.{ending}")[1]["Content-Type"] == TYPES[ending]


def test_each_kind_of_file_that_the_course_has_is_named(course_site):
    kinds = {path.suffix[1:] for path in course_site.rglob("*") if path.is_file() and not path.name.startswith(".")}
    assert kinds - set(TYPES) == set()


@pytest.mark.parametrize(
    "path",
    [
        "_static/..%2fa.html?v=0123abcd",
        "_static/%2e%2e/a.js?v=0123abcd",
        "_static/../a.js?v=0123abcd",
        "_static/./..//a.js?v=0123abcd",
        "x/..%2f_static/a.css?v=0123abcd",
        "/_static/a.css?v=0123abcd",
        "_static/%61.css?v=0123abcd",
        "_static/a.css?v=0123abcd&x=1",
        "_static/a.css?v=",
        "a.html?/_static/a.css?v=0123abcd",
    ],
)
def test_an_address_that_no_page_writes_is_not_kept(small_url, path):
    status, headers, _ = ask(f"{small_url}/{path}")
    assert (status, headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_hashed_file_that_is_unchanged_is_still_kept_for_a_year(small_url, method):
    _, first, _ = ask(f"{small_url}/_static/a.css?v=0123abcd", method)
    status, again, _ = ask(f"{small_url}/_static/a.css?v=0123abcd", method, If_None_Match=first["ETag"])
    assert (status, again["Cache-Control"]) == (304, "max-age=31536000, immutable")
    assert {name: again[name] for name in FIXED} == FIXED


def test_a_part_that_a_file_has_not_is_not_kept_in_its_place(small_url):
    status, _, body = ask(f"{small_url}/_static/a.css?v=0123abcd", Range="bytes=9999-")
    assert (status, body) == (200, b"a {}")


def test_a_missing_slash_is_added_without_naming_host_or_port_and_not_kept(small_url):
    status, headers, _ = ask(f"{small_url}/_static")
    assert (status, headers["Location"], headers["Cache-Control"]) == (301, "/_static/", "no-store")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "none.html", 404), ("HEAD", "none.css?v=01", 404), ("GET", "_static/", 403), ("POST", "a.html", 405),
     ("GET", ".git/config", 404), ("GET", "%2egit/config", 404), ("GET", "_static", 301)],
)  # fmt: skip
def test_no_answer_loses_the_security_headers(small_url, method, path, status):
    found, headers, _ = ask(f"{small_url}/{path}", method)
    assert (found, {name: headers[name] for name in FIXED}) == (status, FIXED)
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_a_word_file_is_served_as_one(nginx_url, course_site):
    word = next(course_site.rglob("*.docx")).relative_to(course_site).as_posix()
    _, headers, _ = ask(f"{nginx_url}/{word}")
    assert headers["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize("path", ["no/such/page.html", "_static/none.css?v=0123abcd", ".buildinfo", ".git/config"])
def test_what_is_not_there_or_hidden_is_not_found_and_not_kept(nginx_url, path):
    status, headers, _ = ask(f"{nginx_url}/{path}")
    assert (status, headers["Cache-Control"]) == (404, None)


def test_a_folder_is_not_listed(nginx_url):
    assert ask(f"{nginx_url}/_static/")[0] == 403


def test_a_reader_gets_no_cookie_and_the_server_hides_its_version(nginx_url):
    _, headers, _ = ask(f"{nginx_url}/{CHAPTER}")
    assert (headers["Set-Cookie"], headers["Server"]) == (None, "nginx")


@pytest.fixture(scope="module")
def signed_in_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A folder behind nginx and a sign-in that knows one cookie, answering as oauth2-proxy does."""

    class SignIn(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            cookie = self.headers["Cookie"] or ""
            self.send_response(202 if cookie.startswith("known=1") else 401)
            if self.path == "/oauth2/callback" or cookie.endswith("renew"):
                self.send_header("Set-Cookie", f"session={'x' * 12_000}")
            if self.path == "/oauth2/callback":
                self.send_header("Cache-Control", "max-age=60")
            self.send_header("Content-Length", "0")
            self.end_headers()

    site = tmp_path_factory.mktemp("site")
    (site / "_static").mkdir()
    for name in ("index.html", "search.html", "_static/a.css"):
        (site / name).write_text("<p>Hello.</p>")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), SignIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx.serve(site, tmp_path_factory.mktemp("nginx"), sign_in_port=server.server_port) as address:
        yield address
    server.shutdown()


def wanted(headers: Message) -> str:
    """Read the page that a redirect to the sign-in asks to come back to."""
    start, _, query = headers["Location"].partition("?")
    assert start == "/oauth2/start"
    asked = urllib.parse.parse_qs(query, strict_parsing=True, max_num_fields=1)
    return asked["rd"][0]


@pytest.mark.parametrize("path", ["", "search.html", "_static/a.css", "no/such/page.html"])
def test_behind_a_sign_in_a_stranger_is_sent_to_it(signed_in_url, path):
    status, headers, _ = ask(f"{signed_in_url}/{path}")
    assert (status, headers["Location"]) == (302, f"/oauth2/start?rd=/{path}")


@pytest.mark.parametrize("path", ["", "search.html", "_static/a.css?v=0123abcd", "_static/none.css?v=0123abcd"])
def test_the_way_to_the_sign_in_is_never_kept_in_place_of_a_file(signed_in_url, path):
    _, headers, _ = ask(f"{signed_in_url}/{path}")
    assert headers["Cache-Control"] == "no-store"
    assert {name: headers[name] for name in FIXED} == FIXED


@pytest.mark.parametrize(
    "path",
    [
        "search.html?q=payee&check_keywords=yes",
        "search.html?q=R%26D+or%20IT&x=a%2Fb",
        "search.html?q=%C5%81ukasz+%E5%B1%B1%E7%94%B0",
        "a%26b%3Frd=%23.html",
        "search.html?rd=https://elsewhere.example.com/&rd=2;x=1",
        "a+b&c;d.html",
    ],
)
def test_after_the_sign_in_a_reader_comes_to_the_very_page_they_asked_for(signed_in_url, path):
    assert wanted(ask(f"{signed_in_url}/{path}")[1]) == f"/{path}"


@pytest.mark.parametrize("path", ["/elsewhere.example.com/", "\\elsewhere.example.com/", "search.html?q=" + "%20" * 41])
def test_an_address_that_cannot_be_sent_along_safely_leads_to_the_front_page(signed_in_url, path):
    assert wanted(ask(f"{signed_in_url}/{path}")[1]) == "/"


def test_behind_a_sign_in_a_known_reader_gets_the_page_and_its_headers(signed_in_url):
    status, headers, body = ask(f"{signed_in_url}/search.html", Cookie="known=1")
    assert (status, headers["X-Content-Type-Options"], headers["Cache-Control"]) == (200, "nosniff", "no-cache")
    assert body == b"<p>Hello.</p>"


def test_a_reader_may_carry_large_cookies(signed_in_url):
    assert ask(f"{signed_in_url}/search.html", Cookie=f"known=1; more={'x' * 20_000}")[0] == 200


def test_the_sign_in_may_give_a_large_cookie(signed_in_url):
    assert ask(f"{signed_in_url}/search.html", Cookie="known=1; renew")[0] == 200
    _, headers, _ = ask(f"{signed_in_url}/oauth2/callback", Cookie="known=1")
    assert len(headers["Set-Cookie"]) == 12_008


def test_the_sign_in_itself_needs_none(signed_in_url):
    assert ask(f"{signed_in_url}/oauth2/start")[0] == 401  # our stand-in's own answer, not a redirect to itself


def test_the_sign_ins_own_pages_keep_their_styles_and_are_never_kept(signed_in_url):
    _, headers, _ = ask(f"{signed_in_url}/oauth2/callback", Cookie="known=1")
    assert headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]
    assert headers.get_all("Cache-Control") == ["no-store"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_one_gets_in_while_the_sign_in_is_down(tmp_path):
    (tmp_path / "index.html").write_text("<p>Hello.</p>")
    (tmp_path / "nginx").mkdir()
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler, bind_and_activate=False) as closed:
        closed.server_bind()  # its port is taken, and refuses everyone
        with nginx.serve(tmp_path, tmp_path / "nginx", sign_in_port=closed.server_address[1]) as address:
            status, headers, _ = ask(f"{address}/", Cookie="known=1")
    assert (status, headers["Cache-Control"], headers["X-Content-Type-Options"]) == (500, None, "nosniff")
