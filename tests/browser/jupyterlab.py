"""Makes the Jupyter environment that Binder would make, and starts it. Used by the tests and by bench.py.

There is no Docker here, so repo2docker's steps for this repository are done by hand, in its order: Python of
runtime.txt, its own JupyterLab, `pip install -r requirements.txt`, `pip install .`, postBuild, then the server.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

# From repo2docker 2026.4.0, buildpacks/conda/environment.py-3.11.lock.
BINDERS_OWN = ["jupyterlab==4.4.9", "notebook==7.4.7", "ipykernel==7.0.1", "jupyter_server==2.17.0"]


def run(*command: str, **options: object) -> None:
    result = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout[-3000:]}{result.stderr[-3000:]}"


def make_environment(repository: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """Copy the repository and install it as Binder would. Gives the copy and the environment's variables."""
    version = (repository / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f"{sys.version_info.major}.{sys.version_info.minor}" == version, f"the tests need Python {version}"
    copy, home, venv = folder / "repo", folder / "home", folder / "venv"
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=repository, capture_output=True,
                            text=True, check=True)  # fmt: skip
    for name in listed.stdout.splitlines():
        if (repository / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(repository / name, copy / name)
    home.mkdir()
    run(sys.executable, "-m", "venv", str(venv))
    path = f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}"
    variables = {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8"}
    variables |= {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "XDG_CACHE"))}
    variables["PIP_CACHE_DIR"] = subprocess.run(
        [sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True
    ).stdout.strip()
    quiet = ["--quiet", "--disable-pip-version-check"]
    run("pip", "install", *quiet, *BINDERS_OWN, env=variables, cwd=copy)
    run("pip", "install", *quiet, "-r", "requirements.txt", env=variables, cwd=copy)
    run("pip", "install", *quiet, ".", env=variables, cwd=copy)
    run("./postBuild", env=variables, cwd=copy)
    return copy, variables


@contextmanager
def serve(copy: Path, variables: dict[str, str]):
    """Run JupyterLab in the copy; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (copy.parent / "lab.log").open("w")
    command = ["jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
               "--IdentityProvider.token=", "--ServerApp.password="]  # fmt: skip
    server = subprocess.Popen(command, cwd=copy, env=variables, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=1).read()
                break
            except OSError:
                time.sleep(0.25)
        else:
            raise RuntimeError((copy.parent / "lab.log").read_text()[-3000:])
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


STEP_DOWN = "panel => { const from = panel.scrollTop; panel.scrollTop += 500; return panel.scrollTop - from; }"


def open_notebook(page, address: str, path: str) -> None:
    """Open one file in JupyterLab, wait for its kernel and run all cells."""
    page.goto(f"{address}/lab/tree/{path}?reset")
    page.locator(".jp-Notebook").first.wait_for(timeout=60_000)
    # Before the kernel is idle, running asks which kernel to use.
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def show(page, selector: str):
    """Scroll the notebook until an element is drawn: JupyterLab leaves out what is far off the screen."""
    found, panel = page.locator(selector), page.locator(".jp-WindowedPanel-outer").first
    for _ in range(20):  # an output may still be on its way, and a cell's text is not in the page until it is near
        panel.evaluate("panel => { panel.scrollTop = 0; }")
        for _ in range(60):
            page.wait_for_timeout(150)
            if found.is_visible():
                found.scroll_into_view_if_needed()
                page.wait_for_timeout(500)
                if found.is_visible():  # outputs that arrive above may push it away again
                    return found
            if panel.evaluate(STEP_DOWN) == 0:
                break
    raise AssertionError(f"{selector} was never drawn")


def replace_code(page, cell, code: str) -> None:
    """Type code over what a cell holds, as a learner would, and run it."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+Enter")


def run_code(page, code: str) -> str:
    """Run code in a new last cell of the open notebook and give what it prints."""
    page.keyboard.press("Escape")
    page.locator(".jp-Notebook-footer").click()
    editor = page.locator(".jp-Cell").last.locator(".cm-content")
    editor.click()
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+Enter")
    output = page.locator(".jp-Cell").last.locator(".jp-OutputArea-output")
    output.first.wait_for(timeout=30_000)
    return re.sub(r"\s+", " ", output.first.inner_text()).strip()
