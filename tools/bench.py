"""Measures the course: `make bench`. Prints a table; asserts nothing, since machines differ.

Builds in seconds, bytes and requests of each page, time until a quiz answers a click, seconds for each notebook.
"""

import functools
import gzip
import http.server
import re
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.conftest import build_book
from tools import programs

ROOT = Path(__file__).parent.parent

SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # 1.6 Mbit/s
READY = """() => { window.readyAt = 0; document.addEventListener('readystatechange', function wait() {
  const live = document.querySelector('.oc-question.is-live');
  if (live) window.readyAt = performance.now(); else requestAnimationFrame(wait); }); }"""


class Gzipped(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with gzip, as GitHub Pages does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send one file, compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def timed(action) -> float:
    start = time.perf_counter()
    result = action()
    assert result.returncode == 0, result.stdout + result.stderr
    return time.perf_counter() - start


def measure_builds(copy: Path) -> Path:
    print("\nBuilds (seconds)")
    print(f"  cold                        {timed(lambda: build_book(copy)):6.1f}")
    print(f"  warm, nothing changed       {timed(lambda: build_book(copy)):6.1f}")
    bank = copy / "bank" / "questions" / "the_case.yml"
    text = re.sub(r"(?m)^(      text: )", r"\1Now ", bank.read_text(encoding="utf-8"), count=1)
    bank.write_text(text, encoding="utf-8")
    print(f"  after one edited question   {timed(lambda: build_book(copy)):6.1f}")
    return copy / "_build" / "html"


def measure_pages(browser, site: Path, url: str) -> None:
    print("\nPages                              requests   raw KB  gzip KB   html    css     js  other (gzip KB)")
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page = browser.new_page()
        found = []
        page.on("response", lambda response, into=found: into.append(response))
        page.goto(f"{url}/{name}", wait_until="load")
        kinds = {"html": 0.0, "css": 0.0, "js": 0.0, "other": 0.0}
        raw = 0
        for response in found:
            if response.status != 200:
                continue
            body = response.body()
            raw += len(body)
            suffix = Path(urlsplit(response.url).path).suffix.lstrip(".") or "html"
            kinds[suffix if suffix in kinds else "other"] += len(gzip.compress(body, 6)) / 1000
        row = "".join(f"{size:7.1f}" for size in kinds.values())
        print(f"  {name:34} {len(found):6} {raw / 1000:9.1f} {sum(kinds.values()):8.1f}{row}")
        page.close()


def quiz_ready(browser, url: str, slow: bool) -> float:
    """Milliseconds until the first question of the chapter answers, in a browser with an empty cache."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(f"({READY})()")
    page.goto(f"{url}/chapters/the_case.html")
    page.wait_for_function("window.readyAt > 0")
    ready = page.evaluate("window.readyAt")
    context.close()
    return ready


def measure_notebooks(copy: Path) -> None:
    import jupytext
    from nbclient import NotebookClient

    print("\nNotebooks (seconds, run whole)")
    for path in sorted([*(copy / "chapters").rglob("*.md"), *(copy / "exercises").rglob("*.ipynb")]):
        if "kernelspec" not in path.read_text(encoding="utf-8"):
            continue  # a page without cells; jupytext would take some of them for Pandoc's
        notebook = jupytext.read(path)
        start = time.perf_counter()
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}})
        client.execute()
        print(f"  {path.relative_to(copy).as_posix():40} {time.perf_counter() - start:5.1f}")


def measure_reading() -> None:
    from tests.course.test_plain_english import PAGES, grade

    print("\nPlain English (Flesch-Kincaid grade)")
    for page in PAGES:
        print(f"  {page.file:40} {grade(page):5.1f}")


def measure_figures() -> None:
    import numpy as np

    from oncamera.labs.vetting_pipeline.chance import play
    from oncamera.labs.vetting_pipeline.data import CHECKS
    from oncamera.results.item_analysis import item_statistics
    from oncamera.widgets.base_rates.base_rates import base_rates_picture

    slider = base_rates_picture().children[0]
    slider.value = 2  # the first text drawn loads the font
    took = []
    for value in range(3, 24):
        start = time.perf_counter()
        slider.value = value
        took.append(1000 * (time.perf_counter() - start))
    print("\nFigures")
    print(f"  base rates, one redraw (ms, median of 21)        {statistics.median(took):6.0f}   to {max(took):.0f}")
    chance = np.random.default_rng(1)
    matrix = (chance.random((100_000, 60)) < 0.7).astype(float)
    start = time.perf_counter()
    item_statistics(matrix)
    print(f"  items, 100,000 learners x 60 cases (s)           {time.perf_counter() - start:6.2f}")
    start = time.perf_counter()
    play(list(CHECKS), applicants=1_000_000)
    print(f"  vetting, 1,000,000 applicants, all checks (s)    {time.perf_counter() - start:6.2f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        leave = shutil.ignore_patterns(".venv", "_build", "node_modules", ".git", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=leave)
        site = measure_builds(copy)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Gzipped, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=programs.require("chromium"), args=["--no-sandbox"])
            measure_pages(browser, site, url)
            print("\nQuiz answers a click (ms after navigation; median of 5, and their range)")
            for label, slow in [("full speed", False), ("1.6 Mbit/s, 150 ms, 4x slower CPU", True)]:
                times = sorted(quiz_ready(browser, url, slow) for _ in range(5))
                print(f"  {label:36} {statistics.median(times):6.0f}   {times[0]:.0f} to {times[-1]:.0f}")
            browser.close()
        server.shutdown()
        measure_notebooks(copy)
    measure_reading()
    measure_figures()
    print("\nMeasured.")


if __name__ == "__main__":
    main()
