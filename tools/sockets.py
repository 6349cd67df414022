"""A port that no one else can take: the socket listens from the start, and a server is handed the socket."""

import socket


def listening() -> socket.socket:
    """Listen on a free local port. Who connects before the server is up waits in line, so no one has to poll."""
    held = socket.create_server(("127.0.0.1", 0), backlog=128)
    held.set_inheritable(True)
    return held


def address(held: socket.socket) -> str:
    """Give the address to open in a browser."""
    return f"http://127.0.0.1:{held.getsockname()[1]}"
