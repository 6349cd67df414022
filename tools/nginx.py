"""Starts nginx for a folder, with the configuration that `hosting/` hands out."""

import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import programs, sockets

FOLDER = Path(__file__).parent.parent / "hosting" / "nginx"
# Every path in a folder of our own, so that it runs as anyone; its default type is wrong for most files, on purpose.
MAIN = """
daemon off; pid nginx.pid; error_log error.log; worker_processes auto; {user}
events {{}}
http {{
    default_type text/plain;
    sendfile on;
    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
    include site.conf;
}}
"""


def replaced(text: str, old: str, new: str) -> str:
    """Replace what must be there once."""
    assert text.count(old) == 1, f"hosting/nginx: {old!r} stands {text.count(old)} times, not once"
    return text.replace(old, new)


@contextmanager
def serve(site: Path, folder: Path, sign_in_port: int | None = None) -> Iterator[str]:
    """Start nginx on a free local port with hosting/nginx/on-camera.conf for a built site; gives its address."""
    held = sockets.listening()
    port = held.getsockname()[1]
    main = MAIN.format(
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
    command = [programs.require("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
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
