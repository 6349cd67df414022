"""Makes the Jupyter environment that Binder would make, and starts it. Used by the tests and by bench.py.

There is no Docker here, so repo2docker's steps for this repository are done by hand, in its order: Python of
runtime.txt, its own JupyterLab, `pip install -r requirements.txt`, `pip install .`, postBuild, then the server.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import expect

from tools import sockets

# From repo2docker 2026.4.0, buildpacks/conda/environment.py-3.11.lock.
BINDERS_OWN = ["jupyterlab==4.4.9", "notebook==7.4.7", "ipykernel==7.0.1", "jupyter_server==2.17.0"]
# JupyterLab draws only the cells near the screen and scrolls by itself while outputs arrive: here it draws them all.
# And a notebook is never saved, so that the next run opens what the course ships.
SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
# `jupyter lab`, but it also serves on the socket that it was handed.
LAUNCH = """
import socket, sys
from jupyterlab.labapp import LabApp
server = LabApp.initialize_server(argv=sys.argv[2:])
held = socket.socket(fileno=int(sys.argv[1]))
held.setblocking(False)
server.http_server.add_socket(held)
server.start()
"""
UP = 180  # seconds: a guard against a server that never answers, not a promise


def run(*command: str, **options: object) -> None:
    result = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout[-3000:]}{result.stderr[-3000:]}"


def make_environment(repository: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """Copy the repository and install it as Binder would. Gives the copy and the environment's variables.

    In a folder that holds an environment already, only the copy and the course's own package are made anew.
    """
    version = (repository / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f"{sys.version_info.major}.{sys.version_info.minor}" == version, f"the tests need Python {version}"
    copy, home, venv, done = folder / "repo", folder / "home", folder / "venv", folder / "installed"
    shutil.rmtree(copy, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=repository, capture_output=True,
                            text=True, check=True)  # fmt: skip
    for name in listed.stdout.splitlines():
        if (repository / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(repository / name, copy / name)
    path = f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}"
    variables = {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8"}
    variables |= {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "XDG_CACHE"))}
    variables["PIP_CACHE_DIR"] = subprocess.run(
        [sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True
    ).stdout.strip()
    if not done.exists():
        home.mkdir(parents=True)
        run(sys.executable, "-m", "venv", str(venv))
        # uv in pip's place, for the time: these are the same pinned packages. What is ours, pip installs.
        uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(venv / "bin" / "python")]
        run(*uv, *BINDERS_OWN, cwd=copy)
        run(*uv, "-r", "requirements.txt", cwd=copy)
    run("pip", "install", "--quiet", "--disable-pip-version-check", ".", env=variables, cwd=copy)
    run("./postBuild", env=variables, cwd=copy)
    done.touch()
    return copy, variables


@contextmanager
def serve(copy: Path, variables: dict[str, str]):
    """Run JupyterLab in the copy; gives its address."""
    settings, log = copy.parent / "settings", copy.parent / "lab.log"
    settings.mkdir(exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps(SETTINGS))
    with sockets.listening() as held, log.open("w") as said:
        command = ["python", "-c", LAUNCH, str(held.fileno()), "--no-browser", "--allow-root", "--port=0",
                   "--IdentityProvider.token=", "--ServerApp.password=", "--expose-app-in-browser",
                   f"--LabApp.app_settings_dir={settings}"]  # fmt: skip
        server = subprocess.Popen(command, cwd=copy, env=variables, stdout=said, stderr=said, pass_fds=[held.fileno()])
        address = sockets.address(held)
    try:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=UP).read()
        except OSError as error:
            raise RuntimeError(log.read_text()[-3000:]) from error
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:  # it waits for a kernel that a failed test left behind half started
            server.kill()


# These run in the page and ask the application itself, so that no pixel stands for a state.
PANEL = "window.notebook"  # the one that this test opened: a link may open another beside it
LOADED = """() => {
  const opened = window.jupyterapp?.shell.currentWidget;
  if (opened?.content?.widgets && opened.context && opened.sessionContext) window.notebook = opened;
  return Boolean(window.notebook);
}"""
READY = f"() => Promise.all([{PANEL}.revealed, {PANEL}.context.ready, {PANEL}.sessionContext.ready]).then(() => null)"
IDLE = f"() => {PANEL}.sessionContext.session?.kernel?.status === 'idle'"
RUN_ALL = f"""async () => {{
  await window.jupyterapp.commands.execute("notebook:run-all-cells");
  for (const cell of {PANEL}.content.widgets) cell.node.dataset.cell = cell.model.id;
}}"""
ERRORS = f"""() => {PANEL}.content.model.sharedModel.cells.flatMap((cell) => cell.outputs ?? [])
  .filter((output) => output.output_type === "error").map((output) => `${{output.ename}}: ${{output.evalue}}`)"""
SHUT_DOWN = "() => window.jupyterapp.serviceManager.sessions.shutdownAll()"
ASK = f"""async (code) => {{
  const future = {PANEL}.sessionContext.session.kernel.requestExecute({{ code }});
  let printed = "";
  future.onIOPub = (message) => {{ if (message.header.msg_type === "stream") printed += message.content.text; }};
  const reply = await future.done;
  return reply.content.status === "ok" ? printed.trim() : `${{reply.content.ename}}: ${{reply.content.evalue}}`;
}}"""
PRINTS = f"""([code, wanted]) => {{
  window.asking ??= ({ASK})(code).then((said) => {{ [window.said, window.asking] = [{{ [code]: said }}, null]; }});
  return window.said?.[code] === wanted;
}}"""


def open_notebook(page, address: str, path: str) -> None:
    """Open one file in JupyterLab, wait for its kernel, and run all cells to the end."""
    page.goto(f"{address}/lab/tree/{path}?reset")
    page.wait_for_function(LOADED)
    page.evaluate(READY)
    page.wait_for_function(IDLE)
    page.evaluate(RUN_ALL)


def close_notebook(page) -> list[str]:
    """Stop the kernel, so that the next one who opens this file gets a new one. Gives the errors that cells hold."""
    errors = page.evaluate(ERRORS)
    page.evaluate(SHUT_DOWN)
    return errors


def cell(page, name: str):
    """Give the cell of this id."""
    return page.locator(f'[data-cell="{name}"]')


def replace_code(page, cell, code: str) -> None:
    """Type code over what a cell holds, as a learner would, and run it."""
    editor = cell.locator(".cm-content")
    editor.click()
    expect(editor).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+Enter")


def expect_printed(page, code: str, wanted: str) -> None:
    """Wait until code, run on the notebook's own kernel, prints this.

    A click's message reaches the kernel on a thread of its own, so it may well come after a question sent later.
    """
    try:
        page.wait_for_function(PRINTS, arg=[code, wanted])
    except TookTooLong:
        assert page.evaluate(ASK, code) == wanted
