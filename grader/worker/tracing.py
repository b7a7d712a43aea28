"""Run a program of the learner's own, and record what its event loop did.

It runs in this process, on the wall clock, as `python SCRIPT` would run it. Nothing that is patched changes
what it does: the recorder is the one that watches an exercise in a worker.
"""

import os
import runpy
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.worker.beside import start_beside
from grader.worker.calls import Recorder
from grader.worker.clock.wall import WallClock
from grader.worker.observations import Call, Noticed, PathStep
from grader.worker.probes import Probes
from grader.worker.probes.awaits import NewestSteps
from grader.worker.probes.critical_path import critical_path

AGAIN = 2.0
"""Seconds after which a program that did not end when it was interrupted is interrupted again."""


@dataclass(frozen=True)
class Traced:
    """What was seen of a program. `elapsed` is in seconds, from the loop's first step to its last.

    `error` is what came out of it: SystemExit and KeyboardInterrupt too. `stopped` is whether it was
    interrupted because its time was up.
    """

    elapsed: float
    calls: Sequence[Call]
    path: Sequence[PathStep]
    noticed: Noticed
    error: BaseException | None
    stopped: bool


def trace(script: Path, arguments: Sequence[str], seconds: float | None) -> Traced:
    """Run a script to its end, or for so many seconds, and tell what was seen."""
    clock, path = WallClock(), str(script)
    lines = Recorder(clock.now, path).student_lines

    def elapsed() -> float:
        return 0.0 if probes.steps.first is None else clock.now() - probes.steps.first

    probes = Probes(clock, path, elapsed, lines, NewestSteps)
    steps = probes.steps
    error: BaseException | None = None
    with (
        _as_main(script, arguments),
        clock.installed(),
        probes.installed(),
        _at_most(clock, seconds) as over,
    ):
        probes.start()
        try:
            runpy.run_path(path, run_name="__main__")
        except BaseException as raised:
            error = raised
        probes.stop()
    begin = steps.first or 0.0
    end = steps.last.end if steps.last is not None else begin
    return Traced(
        elapsed=end - begin,
        calls=[one.as_call(begin) for one in steps.awaits],
        path=critical_path(steps.last, begin, end),
        noticed=probes.noticed(),
        error=error,
        stopped=over(),
    )


@contextmanager
def _as_main(script: Path, arguments: Sequence[str]) -> Iterator[None]:
    """In the block, the script finds its arguments and the modules beside it."""
    argv, path = sys.argv, sys.path
    sys.argv = [str(script), *arguments]
    sys.path = [str(script.parent), *path]
    try:
        yield
    finally:
        sys.argv, sys.path = argv, path


@contextmanager
def _at_most(clock: WallClock, seconds: float | None) -> Iterator[Callable[[], bool]]:
    """Interrupt the block after so many seconds, as Ctrl-C does; gives whether that was needed.

    A shell starts what runs in the background so that it ignores Ctrl-C, and this must end it all the same.
    """
    ended, interrupted = threading.Event(), threading.Event()

    def wait() -> None:
        left = seconds
        while not ended.wait(left):
            interrupted.set()
            os.kill(os.getpid(), signal.SIGINT)
            left = AGAIN

    if seconds is not None:
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        start_beside(clock, "time is up", wait)
    try:
        yield interrupted.is_set
    finally:
        ended.set()
