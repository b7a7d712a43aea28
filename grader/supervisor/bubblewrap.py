"""Sandboxes made by bubblewrap, one for each answer: an empty machine with Python in it, to be read.

Inside there is a loopback that leads nowhere else, a small /tmp, the interpreter, its environment and
those modules of the kit that a worker needs; no other file, process or network of the host. A tiny
program keeps the sandbox open, and workers are forked into it (`grader/worker/warm.py`).

When the first process inside dies the kernel kills all others there: a sandbox leaves nothing behind.
It dies with the grader, too.
"""

import asyncio
import json
import os
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from grader.supervisor.start import ENVIRONMENT, FAREWELL, CannotStart, NotStarted, bury
from grader.worker import READABLE
from grader.worker.confine import seccomp
from grader.worker.confine.limits import DISK

PACKAGE = Path(__file__).resolve().parents[1]
PYTHON = ("bin", "lib", "lib64", "pyvenv.cfg")
"""What of the interpreter's and the environment's folders is shown."""
LIBRARIES = ("bin", "sbin", "lib", "lib32", "lib64")
WORD = b"ready\n"
KEEPER = ("sh", "-c", "echo ready; exec cat")
"""It says that all is in place, and waits until its line is closed."""
MADE = 4096
"""Bytes that hold what bubblewrap tells of the sandbox."""
KILLED = 128
"""bubblewrap's exit status, above this, is the signal that ended what it had started."""


class Sandbox:
    """One sandbox. `inside` is a pidfd of its first process, or -1 once all is gone."""

    def __init__(
        self, outside: asyncio.subprocess.Process, inside: int, line: asyncio.StreamWriter
    ) -> None:
        self.inside = inside
        self._outside = outside
        self._line = line  # the keeper waits at its other end

    def kill(self) -> None:
        """End all that is in it, at once."""
        if self.inside >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.inside, signal.SIGKILL)

    async def gone(self) -> None:
        """Wait until nothing of it is left, after `kill`; not for long, if nobody buries the dead."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await self._outside.wait()
        await bury(self._outside)
        if self.inside >= 0:
            os.close(self.inside)
            self.inside = -1
        self._line.close()


async def make() -> Sandbox:
    """Make a sandbox, ready to be entered. CannotStart if bubblewrap refuses, NotStarted if it dies."""
    ours, theirs = socket.socketpair()
    reader, line = await asyncio.open_unix_connection(sock=ours)
    try:
        with _file("made") as made:
            with theirs:
                outside = await _run(theirs, made)
            try:
                return Sandbox(outside, await _inside(outside, reader, made), line)
            except BaseException:
                await bury(outside)
                raise
    except BaseException:
        line.close()
        raise


async def _inside(
    outside: asyncio.subprocess.Process, reader: asyncio.StreamReader, made: int
) -> int:
    """A pidfd of the first process inside, once all is in place."""
    try:
        await reader.readuntil(WORD)
        return os.pidfd_open(json.loads(os.pread(made, MADE, 0))["child-pid"])
    except asyncio.IncompleteReadError as error:
        raise await _why(outside, error.partial) from None
    except (ConnectionError, ProcessLookupError):
        raise NotStarted("the sandbox was killed") from None


async def _run(line: socket.socket, made: int) -> asyncio.subprocess.Process:
    """Start bubblewrap; it writes into `made` what it has made, and the keeper then listens on `line`.

    Were that told on the line, bubblewrap would die of telling it to a grader that is gone, and leave a
    process behind that waits for bubblewrap for ever.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise CannotStart("bubblewrap is not installed")
    fd = line.fileno()
    with _filter() as file:
        return await asyncio.create_subprocess_exec(
            *(program, "--info-fd", str(made), "--seccomp", str(file), *policy(), *KEEPER),
            stdin=fd,
            stdout=fd,
            stderr=fd,
            pass_fds=[fd, file, made],
            env=ENVIRONMENT,
            start_new_session=True,
        )


@contextmanager
def _filter() -> Iterator[int]:
    """A file with the filter on system calls, for bubblewrap to read and to put on the keeper.

    Where a kernel has no Landlock a worker may write into the keeper, and is as confined there.
    """
    try:
        code = seccomp.for_this_processor()
    except OSError as error:
        raise CannotStart(str(error)) from None
    with _file("filter") as file:
        os.write(file, code)
        os.lseek(file, 0, os.SEEK_SET)
        yield file


@contextmanager
def _file(name: str) -> Iterator[int]:
    """An empty file in memory, to be read and written."""
    file = os.memfd_create(name)
    try:
        yield file
    finally:
        os.close(file)


async def _why(outside: asyncio.subprocess.Process, said: bytes) -> Exception:
    """Why there is no sandbox: bubblewrap said so, or was killed."""
    status = await outside.wait()
    if status < 0 or status > KILLED:
        return NotStarted("the sandbox was killed")
    lines = said.decode(errors="replace").strip().splitlines()
    return CannotStart(lines[-1] if lines else f"bubblewrap exited with status {status}")


@cache
def policy() -> tuple[str, ...]:
    """What bubblewrap is to put up, as its options."""
    return (
        *_namespaces(),
        *("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"),
        *("--proc", "/proc", "--dev", "/dev"),
        *_small("/dev/shm"),
        *_small("/tmp"),  # before what may lie below it
        *_python(),
        *_kit(),
        *("--dir", "/etc", "--ro-bind", str(Path(__file__).with_name("hosts")), "/etc/hosts"),
        *("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"),
        *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"),
    )


def _namespaces() -> Iterator[str]:
    """New ones of every kind. Root needs no user namespace, and becomes another user inside."""
    if os.geteuid() != 0:
        yield from ("--unshare-all", "--unshare-user", "--disable-userns")
    else:
        yield from ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts")
        yield "--unshare-cgroup-try"


def _python() -> Iterator[str]:
    """The system's libraries, the interpreter and its environment."""
    yield from ("--ro-bind", "/usr", "/usr")
    for name in LIBRARIES:
        library = Path("/", name)
        if library.is_symlink():
            yield from ("--symlink", str(library.readlink()), str(library))
        else:
            yield from ("--ro-bind-try", str(library), str(library))
    folders = dict.fromkeys([sys.base_prefix, sys.prefix])
    for folder in folders:
        yield from _way_to(Path(folder, "lib"))
    for path in (f"{folder}/{part}" for folder in folders for part in PYTHON):
        yield from ("--ro-bind-try", path, path)
    if PACKAGE.parent.name in ("site-packages", "dist-packages"):
        yield from ("--ro-bind", str(PACKAGE.parent), str(PACKAGE.parent))


def _kit() -> Iterator[str]:
    """Of the kit only the worker and the modules beside it that check files import."""
    yield from (*_way_to(PACKAGE), "--tmpfs", str(PACKAGE))
    for path in (str(PACKAGE / name) for name in READABLE):
        yield from ("--ro-bind", path, path)
    yield from ("--remount-ro", str(PACKAGE))


def _way_to(folder: Path) -> Iterator[str]:
    """The folders above this one; bubblewrap would make them for their owner only."""
    for parent in reversed(folder.parents[:-1]):
        yield from ("--dir", str(parent))


def _small(folder: str) -> Iterator[str]:
    """A folder for anyone to write to, of a bounded size."""
    yield from ("--perms", "1777", "--size", str(DISK), "--tmpfs", folder)
