"""What the tests share: one build of the course, a server for it, and a browser."""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from oncamera.content.course import Course
from tools import nginx

ROOT = Path(__file__).parent.parent
FOLDERS = {"browser": "browser", "hosts/site": "build"}  # each test in the folder has the mark
BUILT = {"course_site", "course_url", "built_tiny", "tiny_site", "tiny_url", "lab"}  # fixtures that build a book
DRIVEN = {"browser", "page", "lab"}  # fixtures that drive a browser
LONGEST = ["test_jupyterlab.py", "test_axe.py", "test_every_page.py", "test_print.py"]  # first to last
COURSE = Course.load(ROOT)
TINY = Path(__file__).parent / "books" / "tiny"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in a folder, refuse a test that builds or drives unmarked, and begin with the longest.

    A file elsewhere says it itself: `pytestmark = pytest.mark.build`. Selected with `-m`, and in no other way.
    """
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))
    for item in items:
        for folder, mark in FOLDERS.items():
            if item.path.is_relative_to(Path(__file__).parent / folder):
                item.add_marker(mark)
        marks = {mark.name for mark in item.iter_markers()}
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        fixtures = set(getattr(item, "fixturenames", [])) - set(parameters)
        if (fixtures & DRIVEN and "browser" not in marks) or (fixtures & BUILT and not marks & {"browser", "build"}):
            raise pytest.UsageError(f"{item.nodeid} builds a book or drives a browser: give its file a pytestmark.")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spare a run the imports of a folder, or of a file, whose mark `-m` refuses."""
    folder = collection_path.as_posix().removeprefix(f"{Path(__file__).parent.as_posix()}/")
    marks = [FOLDERS[folder]] if folder in FOLDERS else []
    if collection_path.suffix == ".py":
        marks = re.findall(
            r"^pytestmark = pytest\.mark\.(\w+)", collection_path.read_text(encoding="utf-8"), re.MULTILINE
        )
    return True if any(f"not {mark}" in config.getoption("markexpr") for mark in marks) else None


def build_book(source: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a book as `make site` does; the result holds what it printed."""
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(source), "-W", "--keep-going", *options]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ONCAMERA_")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=source)


def serve_folder(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve a folder on a free local port, silently."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    class Patient(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser that leaves early is no news
                super().handle_error(*_)

    server = Patient(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, help="look at this built course (_build/html) instead of building one")
    parser.addoption(
        "--fuzz-rounds", type=int, default=1, help="make this many times the generated inputs (`make fuzz`)"
    )
    parser.addoption("--binder", type=Path, help="keep Binder's environment in this folder, and use what is kept there")


@pytest.fixture
def fuzz_rounds(request: pytest.FixtureRequest) -> int:
    """How many times the usual number of inputs a test generates."""
    return int(request.config.getoption("--fuzz-rounds"))


@pytest.fixture(scope="session")
def course_site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The whole course, built once for all tests; of several processes the first builds, and the others wait."""
    if built := request.config.getoption("--site"):
        return built.resolve()
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    out = tmp_path_factory.getbasetemp() / "course" if alone else tmp_path_factory.getbasetemp().parent / "course"
    with FileLock(f"{out}.lock"):
        if not (out / "built").exists():
            result = build_book(ROOT, "--path-output", str(out))
            assert result.returncode == 0, result.stdout + result.stderr
            (out / "built").touch()
    return out / "_build" / "html"


@pytest.fixture(scope="session")
def course_url(course_site: Path) -> Iterator[str]:
    server = serve_folder(course_site)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def nginx_url(course_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The course behind nginx, with the configuration that `hosting/` hands out."""
    with nginx.serve(course_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def tiny_copy(tmp_path: Path) -> Path:
    """A copy of the tiny book, free to be spoilt."""
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


@pytest.fixture
def built_tiny(tiny_copy: Path) -> Path:
    """The tiny book, built cold."""
    result = build_book(tiny_copy)
    assert result.returncode == 0, result.stdout + result.stderr
    return tiny_copy


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the tiny book, built once, to read."""
    book = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("tiny") / "book"))
    result = build_book(book)
    assert result.returncode == 0, result.stdout + result.stderr
    return book / "_build" / "html"


@pytest.fixture(scope="session")
def tiny_url(tiny_site: Path) -> Iterator[str]:
    """The tiny book, served: for what the course itself should not have to show."""
    server = serve_folder(tiny_site)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
