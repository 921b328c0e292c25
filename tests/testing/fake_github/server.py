"""HTTP on the loopback.

For: bytes in, bytes out, in a thread of its own that ends by itself. Must not: know GitHub.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from .dispatch import Request, Response, answer

if TYPE_CHECKING:
    from .hub import StandIn

LARGEST_REQUEST = 100_000_000


class Server(ThreadingHTTPServer):
    """Serves one hub at 127.0.0.1 until stopped, at most `lifetime` seconds."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, hub: StandIn, lifetime: float) -> None:
        self.hub = hub
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.serve_forever, args=(0.01,), name="stand-in", daemon=True)
        self.timer = threading.Timer(lifetime, self.shutdown)
        self.timer.daemon = True

    def start(self) -> None:
        """Begin to serve."""
        self.thread.start()
        self.timer.start()

    def stop(self) -> None:
        """Stop serving and close every connection."""
        self.timer.cancel()
        self.shutdown()
        self.thread.join(5)
        self.server_close()
        for connection in list(self.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60
    server: Server

    def setup(self) -> None:
        """Remember the connection, so that stopping can close it."""
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        """Forget the connection."""
        self.server.connections.discard(self.connection)
        with contextlib.suppress(OSError):
            super().finish()

    def _handle(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = answer(self.server.hub, Request(self.command, self.path, headers, self._body(headers)))
        if response.status == 0:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._send(response)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _handle  # noqa: N815 - the names are the base class's

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status not in (204, 304):
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if response.status not in (204, 304):
            self.wfile.write(response.body)
        self.wfile.flush()

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return b"".join(iter(self._chunk, b""))
        return self.rfile.read(min(int(headers.get("content-length", "0")), LARGEST_REQUEST))

    def _chunk(self) -> bytes:
        size = int(self.rfile.readline(64).split(b";")[0], 16)
        data = self.rfile.read(min(size, LARGEST_REQUEST))
        self.rfile.readline(64)
        return data

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """The hub keeps its own log."""
