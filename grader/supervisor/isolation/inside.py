"""What a canary does in the place of a student's answer: it tries what must not work, and what must.

The grader reads this file and has it run in a worker; nothing imports it.
"""

import asyncio
import contextlib
import os
import resource
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

A_FEW = 24
"""Processes and threads that the canary leaves itself."""


async def look(host: dict[str, Any]) -> dict[str, bool]:
    """Try it all; `host` says where on the host things are. Gives what was possible, by name."""
    return {
        "read": _works(lambda: Path(host["file"]).read_bytes()),
        "write": _works(lambda: Path(host["folder"], "written").write_bytes(b"")),
        "signal": _works(lambda: os.kill(host["pid"], 0)),
        "port": _works(lambda: socket.create_connection(("127.0.0.1", host["port"]), 1).close()),
        "vsock": _works(lambda: socket.socket(40, socket.SOCK_STREAM).close()),
        "memory": _works(lambda: bytearray(host["memory"])),
        "disk": os.statvfs("/tmp").f_blocks * os.statvfs("/tmp").f_frsize > host["disk"],
        "processes": _unbounded(),
        "loopback": await _loopback(),
        "import": _works(lambda: __import__("colorsys")) and _works(lambda: __import__("grader")),
        "scratch": _works(_scratch),
    }


def _works(attempt: Callable[[], object]) -> bool:
    """Whether it can be done."""
    with contextlib.suppress(OSError, MemoryError, ImportError):
        attempt()
        return True
    return False


def _scratch() -> None:
    """Write to a temporary file, and make a lock that processes share."""
    import multiprocessing
    import tempfile

    multiprocessing.Lock()
    with tempfile.TemporaryFile() as file:
        file.write(b"something")


def _unbounded() -> bool:
    """Whether a limit on processes does not bite, or counts those of others."""
    before = resource.getrlimit(resource.RLIMIT_NPROC)
    resource.setrlimit(resource.RLIMIT_NPROC, (A_FEW, before[1]))
    enough = threading.Event()
    threads = [threading.Thread(target=enough.wait) for _ in range(2 * A_FEW)]
    started = []
    with contextlib.suppress(RuntimeError):
        for thread in threads:
            thread.start()
            started.append(thread)
    enough.set()
    for thread in started:
        thread.join()
    resource.setrlimit(resource.RLIMIT_NPROC, before)
    return not 0 < len(started) < A_FEW


async def _loopback() -> bool:
    """Whether a server on 127.0.0.1 can be reached from here."""

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello\n")
        writer.close()

    try:
        server = await asyncio.start_server(greet, "localhost", 0, family=socket.AF_INET)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        said = await reader.readline()
    except OSError:
        return False
    writer.close()
    server.close()
    return said == b"hello\n"
