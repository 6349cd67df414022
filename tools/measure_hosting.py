"""Measures what each learner costs the machine that serves the course. Prints tables; asserts nothing.

    make site
    .venv/bin/python -m tools.measure_hosting [FOLDER]

Memory of JupyterLab and of one kernel for each notebook, bytes for a reader, and pages a second from nginx, asked on
this machine only: 2,000 requests from 8 connections. FOLDER keeps the Jupyter environment for the next run.
Needs nginx and `ab`: sudo apt-get install nginx-light apache2-utils
"""

import asyncio
import datetime
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

import jupytext
import psutil
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from playwright.sync_api import sync_playwright

from oncamera.content.learning_paths import route
from tests.browser import jupyterlab
from tests.course.test_exercises import LABS, solved
from tools import nginx, programs

ROOT = Path(__file__).parent.parent

SITE = ROOT / "_build" / "html"
LAB = "exercises/base_rates.ipynb"
REQUESTS, CONNECTIONS = 2000, 8  # bounded, and on 127.0.0.1 only
MB = 1e6


def environment(folder: Path) -> tuple[Path, dict[str, str]]:
    """Give the environment that Binder and the course's image have; made in the folder unless it is there."""
    kept = folder / "environment.json"
    if not kept.exists():
        copy, variables = jupyterlab.make_environment(ROOT, folder)
        kept.write_text(json.dumps([str(copy), variables]))
    copy, variables = json.loads(kept.read_text())
    return Path(copy), variables


def resident(process: psutil.Process) -> tuple[float, float]:
    """Give the memory that a process holds now, and the most it ever held, in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return tuple(int(re.search(rf"{field}:\s+(\d+) kB", status)[1]) * 1024 / MB for field in ("VmRSS", "VmHWM"))


async def kernel_memory(path: Path, copy: Path, specs: KernelSpecManager) -> tuple[float, float, float]:
    """Run one notebook whole, a lab with its solutions; give its kernel's memory, the most of it, and the seconds."""
    here = ROOT / path.relative_to(copy)
    notebook = solved(here) if here in LABS else jupytext.read(here)
    manager = AsyncKernelManager(kernel_name="course", kernel_spec_manager=specs)
    client = NotebookClient(notebook, km=manager, timeout=300, resources={"metadata": {"path": str(path.parent)}})
    start = time.perf_counter()
    async with client.async_setup_kernel(stderr=subprocess.DEVNULL):  # ipykernel's warning
        for index, cell in enumerate(notebook.cells):
            await client.async_execute_cell(cell, index)
        seconds = time.perf_counter() - start
        return (*resident(psutil.Process(manager.provisioner.pid)), seconds)


def measure_kernels(copy: Path, variables: dict[str, str], folder: Path) -> None:
    """One kernel for each notebook, in the environment of the course's image."""
    spec = folder / "kernels" / "course"
    spec.mkdir(parents=True, exist_ok=True)
    python = str(folder / "venv" / "bin" / "python")
    argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (spec / "kernel.json").write_text(
        json.dumps({"argv": argv, "display_name": "Course", "language": "python", "env": {"HOME": variables["HOME"]}})
    )
    specs = KernelSpecManager(kernel_dirs=[str(spec.parent)])
    print("\nOne kernel (MB resident after the last cell, at most, and seconds for all cells)")
    found = {}
    for path in sorted([*(copy / "chapters").rglob("*.md"), *(copy / "exercises").glob("*.ipynb")]):
        if '"kernelspec"' in path.read_text() or "\nkernelspec:" in path.read_text():
            name = path.relative_to(copy).as_posix()
            found[name] = asyncio.run(kernel_memory(path, copy, specs))
            print(f"  {name:46} {found[name][0]:6.0f} {found[name][1]:6.0f} {found[name][2]:6.1f}", flush=True)
    for label, start in [("chapters, median", "chapters/"), ("labs, median", "exercises/")]:
        chosen = [figures for name, figures in found.items() if name.startswith(start)]
        print(f"  {label:46} {statistics.median(f[0] for f in chosen):6.0f}"
              f" {statistics.median(f[1] for f in chosen):6.0f}")  # fmt: skip


def measure_server(copy: Path, variables: dict[str, str]) -> None:
    """JupyterLab as it starts, and with a lab open and run in a real browser."""
    print("\nJupyterLab (MB resident)")
    with jupyterlab.serve(copy, variables) as address:
        server = psutil.Process().children()[0]
        print(f"  server, nobody there                           {resident(server)[0]:6.0f}")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=programs.require("chromium"), args=["--no-sandbox"])
            page = browser.new_page()
            jupyterlab.open_notebook(page, address, LAB)
            page.wait_for_timeout(15_000)
            (kernel,) = server.children()
            print(f"  server, {LAB} open       {resident(server)[0]:6.0f}")
            print(f"  its kernel                                     {resident(kernel)[0]:6.0f}")
            browser.close()


def fetch(address: str) -> bytes:
    """Fetch one address compressed, as a browser does; gives the body as it was sent."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return answer.read()


def measure_reader(url: str) -> None:
    """Bytes for one reader with an empty cache who walks a whole path, each file fetched once."""
    pages = {path.relative_to(SITE).with_suffix("").as_posix() for path in SITE.rglob("*.html")}
    walk = ["index", *(stop.page for stop in route("recruiter", pages)), "chapters/what_is_kept"]
    sizes: dict[str, int] = {}
    print("\nOne reader (KB sent, gzip)")
    for name in walk:
        address, before = f"{url}/{name}.html", sum(sizes.values())
        sizes[address] = len(fetch(address))
        text = (SITE / f"{name}.html").read_text(encoding="utf-8")
        for file in re.findall(r'(?:<script|<link|<img)[^>]* (?:src|href)="([^"#:]+)"', text):
            asset = urljoin(address, file)
            if not asset.endswith(".html") and asset not in sizes:
                sizes[asset] = len(fetch(asset))
        print(f"  {name:46} {(sum(sizes.values()) - before) / 1000:6.1f}")
    print(f"  {f'in all, {len(sizes)} requests':46} {sum(sizes.values()) / 1000:6.1f}")


def measure_nginx(url: str) -> None:
    """Pages a second, from this machine to itself; other work on it makes the figure smaller."""
    ab = shutil.which("ab")
    if not ab:
        sys.exit("`ab` is needed. On Debian type: sudo apt-get install apache2-utils")
    print(f"\nnginx ({REQUESTS} requests, {CONNECTIONS} connections, on this machine)")
    for label, header in [("compressed", "Accept-Encoding: gzip"), ("as it is", "Accept-Encoding: identity")]:
        command = [ab, "-q", "-n", str(REQUESTS), "-c", str(CONNECTIONS), "-s", "30", "-H", header]
        said = subprocess.run(
            [*command, f"{url}/chapters/the_case.html"], capture_output=True, text=True, check=True, timeout=120
        ).stdout
        rate = float(re.search(r"Requests per second:\s+([\d.]+)", said)[1])
        slow = int(re.search(r"\n\s+99%\s+(\d+)", said)[1])
        failed = re.search(r"Failed requests:\s+(\d+)", said)[1]
        print(f"  one chapter, {label:12} {rate:8.0f} a second, 99 of 100 within {slow} ms, {failed} failed")
    processes = [p for child in psutil.Process().children() for p in [child, *child.children()] if p.name() == "nginx"]
    print(f"  all its processes together (MB) {sum(resident(process)[0] for process in processes):6.0f}")


def main() -> None:
    """Measure all, in the folder named or in a new one."""
    if not SITE.is_dir():
        sys.exit("There is no built site. Type: make site")
    print(f"Measured on {datetime.date.today()}: {psutil.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as new:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else new).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "nginx").mkdir(exist_ok=True)
        with nginx.serve(SITE, folder / "nginx") as url:
            measure_reader(url)
            measure_nginx(url)
        copy, variables = environment(folder)
        measure_server(copy, variables)
        measure_kernels(copy, variables, folder)


if __name__ == "__main__":
    main()
