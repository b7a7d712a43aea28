"""Workers in containers, one for each, by podman or docker: level 3, where there is no bubblewrap.

The image is made once, from the `Containerfile` at the top of the kit. It holds Python, the worker and
the libraries that exercises use, and nothing of an answer. A container has no network but a loopback,
no capability, a file system that cannot be written to but for a small /tmp, and the limits of the
other levels; the engine's own limits on memory and processes hold for all of it together.
"""

import asyncio
import secrets
import shutil
from asyncio.subprocess import DEVNULL
from collections.abc import Sequence
from pathlib import Path

from grader.supervisor.start import CannotStart, Process, bury
from grader.worker.confine.limits import DISK, FILE_SIZE, FILES, MEMORY, PROCESSES

ENGINES = ("podman", "docker")
IMAGE = "awaitlings-worker"
ALL_MEMORY = MEMORY + 2 * DISK
"""Bytes for a container: what one process may have, and what is in its /tmp and /dev/shm."""


def engine() -> str:
    """The path of podman or docker. CannotStart if there is neither."""
    found = next(filter(None, map(shutil.which, ENGINES)), None)
    if found is None:
        raise CannotStart("neither podman nor docker is installed")
    return found


def command_line(program: str, name: str) -> list[str]:
    """What starts a worker in a container called `name`."""
    return [
        *(program, "run", "--rm", "--interactive", "--name", name, "--pull", "never"),
        *("--network", "none", "--read-only", "--cap-drop", "ALL"),
        *("--security-opt", "no-new-privileges", "--user", "61184:61184", "--hostname", "worker"),
        *("--tmpfs", f"/tmp:rw,nosuid,nodev,size={DISK},mode=1777", "--shm-size", str(DISK)),
        *("--memory", str(ALL_MEMORY), "--memory-swap", str(ALL_MEMORY)),
        *("--pids-limit", str(PROCESSES), "--cpus", "1"),
        *("--ulimit", f"nofile={FILES}", "--ulimit", f"fsize={FILE_SIZE}", "--ulimit", "core=0"),
        IMAGE,
    ]


async def must_have_image() -> None:
    """CannotStart unless there is an engine that runs, and has the image."""
    program = engine()
    if await _quietly(program, "image", "inspect", IMAGE) != 0:
        raise CannotStart(f"{Path(program).name} does not run, or has no image {IMAGE}")


async def contained(descriptors: Sequence[int]) -> Process:
    """A worker in a container of its own."""
    program, name = engine(), f"awaitlings-{secrets.token_hex(8)}"
    stdin, stdout, stderr = descriptors
    try:
        client = await asyncio.create_subprocess_exec(
            *command_line(program, name),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
    except BaseException:
        await _quietly(program, "rm", "--force", name)  # the client may have started it
        raise
    return Container(program, name, client)


class Container(Process):
    """One worker. Its engine's client is a process of ours, the worker is not."""

    def __init__(self, program: str, name: str, client: asyncio.subprocess.Process) -> None:
        super().__init__(0, self.status)
        self._program = program
        self._name = name
        self._client = client

    def kill(self) -> None:
        """Nothing to do in an instant: `status` removes the container, whatever it does."""

    async def status(self) -> int | None:
        """The exit status, negative for a signal, once the container is gone."""
        if self._client.returncode is None:
            await _quietly(self._program, "rm", "--force", self._name)
            await bury(self._client)
        status = self._client.returncode
        return 128 - status if status is not None and status > 128 else status


async def _quietly(*command: str) -> int:
    """Run a command of the engine, whatever it says; gives its exit status."""
    process = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL)
    return await process.wait()
