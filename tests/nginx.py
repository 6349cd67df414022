"""Finds the nginx that the hosting tests start, or gets it; and serves a folder with the course's configuration.

Run as a program (`python -m tests.nginx`), it makes sure that there is one, or stops with the line to type.
"""

import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import chromium, sockets

FOLDER = Path(__file__).parent.parent / "hosting" / "nginx"
# What Debian's nginx.conf holds, but with every path in a folder of our own, so that it runs as anybody.
MAIN = """
daemon off; pid nginx.pid; error_log error.log; worker_processes auto; {user}
events {{}}
http {{
    include {mime_types};
    default_type application/octet-stream;
    sendfile on;
    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
    include site.conf;
}}
"""


def find() -> str | None:
    """Give the path of nginx, or None. Debian keeps it where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


def require() -> str:
    """Give the path, or fail saying what to install: a hosting test never skips."""
    path = find()
    if not path:
        raise RuntimeError("No nginx was found. On Debian type: sudo apt-get install nginx-light")
    return path


def get() -> str:
    """Find nginx, or install it; stop with the exact line to type where that is not possible."""
    if not find():
        print("No nginx here; trying to install it:")
        if not chromium.install_debian_package("nginx-light"):
            sys.exit(
                "nginx is needed to test the configuration in hosting/, and could not be installed. On Debian type:\n"
                "  sudo apt-get install nginx-light"
            )
    return require()


def replaced(text: str, old: str, new: str) -> str:
    """Replace what must be there once."""
    assert text.count(old) == 1, f"hosting/nginx: {old!r} stands {text.count(old)} times, not once"
    return text.replace(old, new)


@contextmanager
def serve(site: Path, folder: Path, sign_in_port: int | None = None) -> Iterator[str]:
    """Start nginx on a free local port with hosting/nginx/on-camera.conf for a built site; gives its address."""
    held = sockets.listening()
    port = held.getsockname()[1]
    said = subprocess.run([require(), "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)", said)
    main = MAIN.format(
        mime_types=(Path(found[1]).parent if found else Path("/etc/nginx")) / "mime.types",
        user="user root;" if os.geteuid() == 0 else "",  # or its workers could not read the tests' folders
    )
    (folder / "nginx.conf").write_text(main)
    text = (FOLDER / "on-camera.conf").read_text()
    text = replaced(text, "listen 80;", f"listen 127.0.0.1:{port};")
    text = replaced(text, "root /srv/on-camera;", f"root {site};")
    if sign_in_port:
        text = replaced(text, "# include /etc/nginx/on-camera-sso.conf;", "include sso.conf;")
        sign_in = (FOLDER / "on-camera-sso.conf").read_text()
        (folder / "sso.conf").write_text(sign_in.replace("127.0.0.1:4180", f"127.0.0.1:{sign_in_port}"))
    (folder / "site.conf").write_text(text)
    command = [require(), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    # The socket is handed over as nginx hands its own to a newer nginx, so the port is never free for another.
    with held, (folder / "start.log").open("w") as log:
        variables = os.environ | {"NGINX": f"{held.fileno()};"}
        server = subprocess.Popen(command, stderr=log, env=variables, pass_fds=[held.fileno()])
    try:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60).close()
        except urllib.error.HTTPError:  # it answers: a page behind a sign-in may be refused
            pass
        except OSError as error:
            raise RuntimeError((folder / "start.log").read_text()) from error
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    print(f"nginx: {get()}")
