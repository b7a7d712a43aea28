"""A worker in a browser: the page hands it a job and takes its frames, as the grader does over pipes."""

import asyncio
import gc
import io
import json
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout, suppress
from functools import cache
from importlib import import_module

from grader.worker.channel import Content, line_of
from grader.worker.clock.bare import BareClock
from grader.worker.overdue_lines import Stopped, watch_lines
from grader.worker.patching import patched
from grader.worker.run import Run, import_problem
from grader.worker.student import load

DEEPEST = 500
"""Calls within calls: in Chromium the stack is full at 500 to 900, by the kind, and then Python is dead."""
NAME = "your file"
"""How a program is called in what Python says of it."""
Take = Callable[[str], None]


def run(job: str, imports: str, limit: float, frame: Take, printed: Take) -> None:
    """Do one job, a JSON object. `imports` are the modules to import before, in one line.

    `limit` is in seconds of real time, for the import and for a turn of the loop: waiting takes none here.
    `frame` gets each frame, a line of JSON; `printed` gets what the student prints.
    """

    def say(name: str, content: Content = None) -> None:
        frame(line_of(name, content).decode())

    def late() -> None:
        say("overdue", one.where())

    _prepare(imports.split(), printed)
    say("hello")
    watching = ExitStack()

    def begin() -> None:
        say("begin")
        at = one.probes.blocked.at
        stop = watching.enter_context(watch_lines(one.path, limit, late, one.turns, at))
        _wait_for_ever(one, stop)

    def end() -> None:
        watching.close()
        say("end")

    one = Run(json.loads(job), begin, end)
    with one.installed():
        with watch_lines(one.path, limit, late):
            problem = import_problem(one)
        if problem is None:
            one.execute()
            say("answer", one.answer())
        else:
            say("import-failed", problem)
    _forget(one)


def _wait_for_ever(one: Run, stop: Callable[[], None]) -> None:
    """Let who waits for another thread wait until the scenario's limit, and stop it then."""
    clock = one.clock
    assert isinstance(clock, BareClock)

    def give_up() -> None:
        clock.virtual.advance_to(clock.now() + one.job["limit"])
        stop()

    clock.give_up = give_up


def _forget(one: Run) -> None:
    """End what a scenario has left, so that nothing of it is seen in the next one."""
    loop = one.loop
    nowhere = _Printed(lambda _: None)
    if loop is not None:
        with suppress(BaseException), redirect_stdout(nowhere), redirect_stderr(nowhere):
            try:
                asyncio.runners._cancel_all_tasks(loop)  # type: ignore[attr-defined]
            finally:
                loop.run_until_complete(one.close())
                loop.close()
    one.probes.steps.let_go()
    gc.collect()


def run_program(source: str, limit: float, printed: Take) -> None:
    """Run a file as a program, on the fast clock. What it raises is printed as Python prints it."""
    _prepare((), printed)
    clock = BareClock()
    try:
        with (
            clock.installed(),
            patched((asyncio, "run", asyncio.runners.run)),
            watch_lines(NAME, limit, lambda: None),
        ):
            load("__main__", NAME, source)
    except Stopped:
        printed("It was still computing after several seconds, and was stopped.\n")
    except BaseException:
        printed(traceback.format_exc(limit=-3))


def _prepare(imports: Sequence[str], printed: Take) -> None:
    import_once(*imports)
    sys.setrecursionlimit(DEEPEST)
    if not hasattr(time, "thread_time"):
        time.thread_time = time.process_time  # of the only thread
    sys.stdout = sys.stderr = _Printed(printed)
    asyncio._set_running_loop(None)  # the browser's own, which never grades
    asyncio.events._event_loop_policy = None  # type: ignore[attr-defined]  # nor does its way to make loops


@cache
def import_once(*names: str) -> None:
    """Import these modules. A collection then need not look at what is there: each scenario ends with two."""
    for name in names:
        import_module(name)
    gc.collect()
    gc.freeze()


class _Printed(io.TextIOBase):
    """A text stream that passes on what is written to it."""

    def __init__(self, onward: Take) -> None:
        self._onward = onward

    def write(self, text: str) -> int:
        """Pass it on."""
        self._onward(text)
        return len(text)
