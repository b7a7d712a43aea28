"""The student's code in a program of its own: a real process, to which real signals are sent.

It is forked, so it costs next to nothing. It lives in real time, it ends with the worker at the latest, and
it tells what happens in it over a pipe. An exception that ends it comes out of the scenario again.
"""

import asyncio
import builtins
import json
import os
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import asdict
from typing import Any, NoReturn

from grader.worker.clock import real
from grader.worker.confine import system
from grader.worker.encoding import error_tree
from grader.worker.observations import Error
from grader.worker.probes.place import line_of_waiting
from grader.worker.stopped import ScenarioStopped
from grader.worker.world.stage import Stage, must_have_fork

Note = Callable[[str], None]
Main = Callable[[Note], Coroutine[Any, Any, Any]]
WHERE = getattr(signal, "SIGUSR1", None)
"""Asks a program where it is."""
LOOK = 0.02
"""Seconds between two looks whether a program has ended."""
LAST_WORDS = 0.2
"""Seconds that it has to say where it is."""
FAILED = 1
"""The exit status of a program that an exception has ended."""


class ForkedProgram:
    """A process that runs a coroutine to its end, as `asyncio.run` does."""

    def __init__(self, main: Main, path: str, begin: float) -> None:
        self.notes: list[tuple[float, str]] = []
        self.status: int | None = None
        self.error: Error | None = None
        self._path, self._begin = path, begin
        self._told, writer = os.pipe()
        home = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            _Inside(writer, path).live(main, home)
        os.close(writer)
        os.set_blocking(self._told, False)

    def send(self, number: int) -> None:
        """Send a signal, if it is still there to get one."""
        if not self._has_ended():
            os.kill(self.pid, number)

    async def noted(self, text: str, patience: float) -> None:
        """Wait until it has noted this; ScenarioStopped if it does not, or if it ends before."""
        end = real.monotonic() + patience
        while text not in (said for _, said in self.read()):
            if self._has_ended():
                self.must_be_alive()
            if real.monotonic() > end:
                raise ScenarioStopped(f"the program never came so far: {self._where()}")
            await asyncio.sleep(LOOK)

    async def ended(self, patience: float) -> int:
        """Wait for its end; gives the exit status. ScenarioStopped if it goes on, with the line."""
        end = real.monotonic() + patience
        while not self._has_ended():
            if real.monotonic() > end:
                where = self._where()
                later = f" {patience:g} s later" if patience else ""  # or else others waited
                raise ScenarioStopped(
                    f"the program should have ended, and still ran{later}: {where}"
                )
            await asyncio.sleep(LOOK)
        self.read()
        assert self.status is not None
        return self.status

    def must_be_alive(self) -> None:
        """Raise what has ended it, or say that it has ended."""
        if self._has_ended():
            self.read()
            if self.error is not None:
                raise_again(self.error, self._path)
            raise ScenarioStopped(f"the program had ended too early, with status {self.status}")

    def read(self) -> list[tuple[float, str]]:
        """What it has noted so far, each with its time."""
        with suppress(BlockingIOError):
            said = b""
            while part := os.read(self._told, 65536):
                said += part
                if said.endswith(b"\n"):
                    self._take_in(said)
                    said = b""
        return self.notes

    def _take_in(self, said: bytes) -> None:
        for line in said.decode(errors="replace").splitlines():
            told = json.loads(line)
            if "error" in told:
                self.error = _error(told["error"])
            else:
                self.notes.append((told["at"] - self._begin, told["text"]))

    def _has_ended(self) -> bool:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def _where(self) -> str:
        """Where it is at this moment, in words."""
        known = len(self.read())
        if WHERE is not None:
            self.send(WHERE)
            real.sleep(LAST_WORDS)
        said = [text for _, text in self.read()[known:] if text.startswith("it ")]
        return said[0] if said else "nobody knows where"

    def end(self) -> None:
        """Kill it, if need be, and collect its status."""
        if not self._has_ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._told)


class _Inside:
    """What goes on in the new process."""

    def __init__(self, writer: int, path: str) -> None:
        self._writer, self._path = writer, path
        self._loop: asyncio.AbstractEventLoop | None = None

    def live(self, main: Main, home: int) -> NoReturn:
        """Run the coroutine, and leave this process with a status, as Python would."""
        status = FAILED
        try:
            system.when_parent_ends(signal.SIGKILL, home)
            asyncio._set_running_loop(None)  # that of the process that this one was forked from
            if WHERE is not None:
                signal.signal(WHERE, lambda number, frame: self._say_where())
            asyncio.run(self._main(main))
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else FAILED if end.code else 0
        except BaseException as error:
            self._tell(error=asdict(error_tree(error, self._path)))
        finally:
            os._exit(status & 0xFF)

    async def _main(self, main: Main) -> None:
        self._loop = asyncio.get_running_loop()
        await main(lambda text: self._tell(at=real.monotonic(), text=text))

    def _say_where(self) -> None:
        tasks = asyncio.all_tasks(self._loop) if self._loop else set()
        waiting = [line_of_waiting(task.get_coro(), self._path) for task in tasks]
        lines = sorted({line for line in waiting if line is not None})
        where = ", ".join(map(str, lines)) or "nowhere in your file"
        self._tell(at=real.monotonic(), text=f"it waits at line {where}")

    def _tell(self, **what: Any) -> None:
        os.write(self._writer, json.dumps(what).encode() + b"\n")


def _error(told: dict[str, Any]) -> Error:
    from grader.worker.observations import Frame

    frames = tuple(Frame(**frame) for frame in told["frames"])
    return Error(told["type"], told["message"], frames, tuple(map(_error, told["exceptions"])))


def raise_again(error: Error, path: str) -> NoReturn:
    """Raise an exception of another process here, as if at the same line of the student's file."""
    kind = getattr(builtins, error.type, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)) or error.exceptions:
        raise ScenarioStopped(f"the program was ended by {error}")
    try:
        made = kind(error.message)
    except TypeError:  # one that takes other arguments
        raise ScenarioStopped(f"the program was ended by {error}") from None
    source = "\n" * ((error.line or 1) - 1) + "raise made"
    exec(compile(source, path if error.line else __file__, "exec"), {"made": made})
    raise AssertionError("it has been raised")


class Programs:
    """Starts programs, and ends them."""

    def __init__(self, stage: Stage) -> None:
        must_have_fork()
        self._stage = stage
        self._started: list[ForkedProgram] = []

    def start(self, main: Main) -> ForkedProgram:
        """Run `main(note)` in a program of its own; `note(text)` keeps a text with its time."""
        begin = real.monotonic() - self._stage.recorder.elapsed
        program = ForkedProgram(main, self._stage.recorder.path, begin)
        self._started.append(program)
        return program

    def end_all(self) -> None:
        """End what still runs."""
        for program in self._started:
            program.end()
        self._started.clear()

    async def stop(self) -> None:
        """The same, when the time has been taken."""
        self.end_all()
