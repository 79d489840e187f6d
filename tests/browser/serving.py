"""Serving: a room answers a browser, on a port that is free."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from sayso.web.room import Room
from sayso.web.site import site


@contextmanager
def served(room: Room | Callable[[str], Room]) -> Iterator[str]:
    """Its address, for as long as it is wanted; a room that has to know its address is made of it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        pages = site(room if isinstance(room, Room) else room(address))
        server = uvicorn.Server(uvicorn.Config(pages, log_level="warning", server_header=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join()
