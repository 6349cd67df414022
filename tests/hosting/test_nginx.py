"""What `hosting/nginx/` promises: the real nginx serves the course with its headers, and asks for a sign-in first."""

import http.server
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests import nginx

CHAPTER = "chapters/the_case.html"
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Fetch one address and give status, headers and body, whatever they are."""
    asked = urllib.request.Request(address, headers={name.replace("_", "-"): text for name, text in headers.items()})
    try:
        with urllib.request.build_opener(Stay).open(asked, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


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


@pytest.fixture
def signed_in_url(course_site: Path, tmp_path: Path) -> Iterator[str]:
    """The course behind nginx and a sign-in that knows one cookie, answering as oauth2-proxy does."""

    class SignIn(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self.send_response(202 if self.headers["Cookie"] == "known=1" else 401)
            self.send_header("Content-Length", "0")
            self.end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), SignIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx.serve(course_site, tmp_path, sign_in_port=server.server_port) as address:
        yield address
    server.shutdown()


@pytest.mark.parametrize("path", ["", CHAPTER, "course.js"])
def test_behind_a_sign_in_a_stranger_is_sent_to_it(signed_in_url, path):
    status, headers, _ = ask(f"{signed_in_url}/{path}")
    assert (status, headers["Location"]) == (302, f"/oauth2/start?rd=/{path}")


def test_behind_a_sign_in_a_known_reader_gets_the_page_and_its_headers(signed_in_url):
    status, headers, body = ask(f"{signed_in_url}/{CHAPTER}", Cookie="known=1")
    assert (status, headers["X-Content-Type-Options"]) == (200, "nosniff")
    assert b"</html>" in body


def test_the_sign_in_itself_needs_none(signed_in_url):
    assert ask(f"{signed_in_url}/oauth2/start")[0] == 401  # our stand-in's own answer, not a redirect to itself
