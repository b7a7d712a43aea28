"""Try a level out: a worker of our own does there what a hostile one would."""

import asyncio
import os
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.evidence.values import Malformed, decode
from grader.supervisor.job import Job
from grader.supervisor.start import CannotStart, why
from grader.supervisor.supervise import supervise
from grader.worker.confine.limits import DISK, MEMORY
from grader.worker.level import Level

SENTENCES = {
    "read": "a file of the host can be read",
    "write": "a folder of the host can be written to",
    "memory": "more memory can be had than the limit says",
    "signal": "the grader's process can be sent signals",
    "port": "a port of the host can be reached",
    "vsock": "the machine under this virtual machine can be called",
    "disk": "/tmp is larger than the limit says",
    "processes": "the limit on processes does not hold, or counts those of others",
}
"""What must not be possible."""
MISSING = {
    "loopback": "a server on 127.0.0.1 cannot be reached",
    "import": "a module of Python or of the kit cannot be imported",
    "scratch": "temporary files or locks cannot be made",
}
"""What must be possible."""
SHUT = {
    Level.PROCESS: ("memory",),
    Level.LANDLOCK: ("memory", "read", "write"),
    Level.BUBBLEWRAP: tuple(SENTENCES),
    Level.CONTAINER: tuple(SENTENCES),
}
"""What each level promises to prevent."""
SECONDS = 10.0
ASKS = [
    {
        "kind": "async def",
        "name": "look",
        "text": "look(host)",
        "parameters": ["host"],
        "generator": False,
    }
]
SCENARIO = """
from grader import scenario

@scenario
async def looked(student):
    return await student.look({host!r})
"""


def wrong_with(level: Level) -> str:
    """What does not work at this level, or can be done there and must not; empty if all is well."""
    try:
        possible = look(level)
    except* CannotStart as errors:
        wrong = [why(errors)]
    else:
        wrong = promises_broken(level, possible)
    return wrong[0] if wrong else ""


def promises_broken(level: Level, possible: Mapping[str, Any]) -> list[str]:
    """What a canary found to be otherwise than this level promises, in sentences."""
    wrong = [SENTENCES[name] for name in SHUT[level] if possible.get(name) is not False]
    wrong += [text for name, text in MISSING.items() if possible.get(name) is not True]
    return wrong


def look(level: Level) -> Mapping[str, Any]:
    """What a canary finds possible at this level, by name. Raises CannotStart, maybe in a group."""
    path = Path(__file__).with_name("inside.py")
    with something_to_find() as host:
        job = Job(
            name="canary",
            student={"path": str(path), "source": path.read_text(encoding="utf-8")},
            checks={"path": "canary", "source": SCENARIO.format(host=host)},
            scenario="looked",
            asks=ASKS,
            seed="canary",
            limit=SECONDS,
        )
        (ended,) = asyncio.run(supervise([job], level=level))
    try:
        found = decode((ended.transcript.answer or {}).get("value"))
    except Malformed:
        raise CannotStart(ended.problem or str(ended.transcript.answer)) from None
    return dict(found)


@contextmanager
def something_to_find() -> Iterator[dict[str, Any]]:
    """A file, a folder, a process and a port of this host, open to everybody."""
    place = "/var/tmp" if os.path.isdir("/var/tmp") else None  # not where a worker's own /tmp is
    with tempfile.TemporaryDirectory(prefix="awaitlings-canary-", dir=place) as folder:
        os.chmod(folder, 0o777)
        file = Path(folder, "file")
        file.touch(0o644)
        with socket.create_server(("127.0.0.1", 0)) as server:
            yield {
                "file": str(file),
                "folder": folder,
                "pid": os.getpid(),
                "port": server.getsockname()[1],
                "memory": MEMORY,
                "disk": DISK,
            }
