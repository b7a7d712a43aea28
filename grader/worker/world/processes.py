"""Heavy computing that the student's code may hand to other processes, and where it was done.

In the scenario's own process it really computes, so that threads take turns over it. In another
process nobody can tell computing from waiting, so there it waits, and the machine is spared. Both
take as long as was said, in real time on either clock.
"""

import multiprocessing
import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from grader.worker.calls import RecordedCall
from grader.worker.clock import real
from grader.worker.facts import ProcessesFacts
from grader.worker.observations import Call, CallOutcome
from grader.worker.patching import patched
from grader.worker.seeded import answer
from grader.worker.world.stage import Stage, must_have_fork

CORES = 2
"""Cores that the machine seems to have at least: a pool makes a process for each."""
MOST = 60_000
"""Bytes of notes that a pipe takes while nobody reads."""


@dataclass(frozen=True)
class Computing:
    """An ordinary function of one argument, fit to be sent to another process.

    It notes in a pipe, which other processes inherit, where and when it was called.
    """

    name: str
    seconds: dict[str, float]
    fails: dict[str, Exception]
    seed: str
    home: int
    notes: int

    def __call__(self, argument: str) -> str:
        """Compute for a while, then answer or fail."""
        start, seconds = real.monotonic(), self.seconds.get(argument, 0.0)
        if os.getpid() != self.home:
            real.sleep(seconds)
        else:
            enough = real.thread_time() + seconds
            while real.thread_time() < enough:
                pass
        where = f"{os.getpid()} {threading.get_ident()}"
        note = f"{where} {start} {real.monotonic()} {argument}\n"
        os.write(self.notes, note.encode())
        if argument in self.fails:
            raise self.fails[argument]
        return answer(self.seed, self.name, argument)


def _inheriting(original: Callable[..., None], descriptor: int) -> Callable[..., None]:
    """`Popen`, which else closes all descriptors in the new process, with this one left open."""

    def init(child: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
        if kwargs.get("close_fds", True):
            kwargs["pass_fds"] = (*kwargs.get("pass_fds", ()), descriptor)
        original(child, *args, **kwargs)

    return init


class Processes:
    """Makes functions that compute, and tells in which process each call was done."""

    def __init__(self, stage: Stage) -> None:
        must_have_fork()
        self._stage = stage
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        os.set_inheritable(self._writer, True)
        self._begin = 0.0
        self._left = 0
        self._patches = ExitStack()
        cores = max(CORES, os.cpu_count() or 1)
        for name in ("cpu_count", "process_cpu_count"):
            if hasattr(os, name):
                self._patches.enter_context(patched((os, name, lambda: cores)))
        stand_in = _inheriting(subprocess.Popen.__init__, self._writer)
        self._patches.enter_context(patched((subprocess.Popen, "__init__", stand_in)))
        # Only a forked process knows the student's functions: their file is no module on the path.
        self._method = multiprocessing.get_start_method(allow_none=True)
        multiprocessing.set_start_method("fork", force=True)

    @property
    def facts(self) -> ProcessesFacts:
        """What was left when the notes were read."""
        return ProcessesFacts(self._left)

    def computing(
        self, name: str, seconds: dict[str, float], *, fails: dict[str, Exception] | None = None
    ) -> Computing:
        """A function that computes for a while; `seconds` and `fails` go by its argument."""
        self._begin = real.monotonic() - self._stage.recorder.elapsed
        return Computing(name, seconds, fails or {}, self._stage.seed, os.getpid(), self._writer)

    def collect(self, name: str) -> None:
        """Read the notes, and record the calls under `name`, with the process as their `thread`.

        Process 0 is the scenario's own. Call it when the student's code is done.
        """
        self._left = len(multiprocessing.active_children())
        os.write(self._writer, b"\n")
        lines = os.read(self._reader, MOST).decode().splitlines()
        notes = sorted(
            (line.split(maxsplit=4) for line in lines if line), key=lambda n: float(n[2])
        )
        asked = self._stage.probes.handed.to_processes
        away = [note for note in notes if int(note[0]) != os.getpid()]
        asks = iter(asked if len(asked) == len(away) else [])
        processes = {os.getpid(): 0}
        for pid, _, begin, over, label in notes:
            process = processes.setdefault(int(pid), len(processes))
            start, end = float(begin) - self._begin, float(over) - self._begin
            seen = Call(
                name, label, start, end, CallOutcome.RETURNED, (), None, process, 0, None, ""
            )
            call = RecordedCall(seen)
            if process:
                call.attribute(*next(asks, (None, [])))
            self._stage.recorder.calls.append(call)

    async def stop(self) -> None:
        """Give Python back as it was."""
        self._patches.close()
        multiprocessing.set_start_method(self._method, force=True)
        os.close(self._reader)
        os.close(self._writer)
