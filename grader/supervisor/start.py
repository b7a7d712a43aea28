"""What all ways to start workers share, and the plainest of them: a fresh process for each.

All give a `Process`. A worker leads a process group of its own, and is killed with it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from grader.worker.overdue import TOLD_BY

KIT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
FAREWELL = 1.0
"""Seconds to wait for the end of a process that has been killed."""


class CannotStart(Exception):
    """No worker can be started on this machine; the message says why."""


def first(error: BaseException) -> BaseException:
    """An exception, or the first one in a tree of groups."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def why(error: BaseException) -> str:
    """Its message."""
    return str(first(error))


class NotStarted(Exception):
    """This worker could not be started; another one may."""


class Process:
    """One worker, by its process id. Whoever starts it kills it, and awaits its status.

    `wait` gives its exit status, negative for a signal; None when the parent, which would have
    collected the status, is gone.
    """

    def __init__(self, pid: int, wait: Callable[[], Awaitable[int | None]]) -> None:
        self.pid = pid
        self._wait = wait

    def kill(self) -> None:
        """SIGKILL to the worker's whole process group, or to itself if it leads none yet."""
        with suppress(ProcessLookupError, PermissionError):
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                os.kill(self.pid, signal.SIGKILL)

    def tell(self) -> None:
        """Tell it that the scenarios of its answer compute much, all together."""
        if TOLD_BY is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self.pid, TOLD_BY)

    async def status(self) -> int | None:
        """The exit status, once the worker is gone; None when nobody can tell."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                return await self._wait()
        return None


def command(*arguments: str) -> list[str]:
    """The command line of a worker: isolated from the user's site, environment and folder."""
    code = f"import sys; sys.path.insert(0, {str(KIT)!r}); sys.argv[0] = 'worker'; "
    code += "import runpy; runpy.run_module('grader.worker', run_name='__main__')"
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", code, *arguments]


async def fresh(descriptors: Sequence[int]) -> Process:
    """A new process."""
    stdin, stdout, stderr = descriptors
    child = await asyncio.create_subprocess_exec(
        *command(),
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )
    return Process(child.pid, child.wait)


async def bury(child: asyncio.subprocess.Process) -> None:
    """See a child to its end; whoever does not wait for a child leaves a zombie behind."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            # `child.kill()` may collect its status, and on 3.11 its watcher then complains of it.
            os.kill(child.pid, signal.SIGKILL)
    with suppress(TimeoutError):
        async with asyncio.timeout(FAREWELL):
            await child.wait()


def can_fork() -> bool:
    """Whether a warm parent works here. AWAITLINGS_NO_FORK in the environment says no."""
    linux = sys.platform.startswith("linux")  # elsewhere fork and system libraries do not agree
    return linux and "AWAITLINGS_NO_FORK" not in os.environ
