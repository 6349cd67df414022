"""A port that no one else can take: the socket listens from the start, and a server is handed the socket."""

import socket


def listening() -> socket.socket:
    """Listen on a free local port. Who connects before the server is up waits in line, so no one has to poll."""
    held = socket.create_server(("127.0.0.1", 0), backlog=128)
    # nginx takes an inherited socket as it is: were it a blocking one, a worker woken for a connection that the other
    # worker took first would stand in accept(), with its own readers waiting, until the next connection came.
    held.setblocking(False)
    held.set_inheritable(True)
    return held


def address(held: socket.socket) -> str:
    """Give the address to open in a browser."""
    return f"http://127.0.0.1:{held.getsockname()[1]}"
