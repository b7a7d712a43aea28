"""A worker in a browser: the page hands it a job and takes its frames, as the grader does over pipes."""

import asyncio
import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module

from grader.worker.channel import Content, line_of
from grader.worker.overdue_lines import watch_lines
from grader.worker.run import Run, import_problem

LIMIT = 2.0
"""Seconds for the import, and for the scenario. Waiting takes no time here, so this is all computing."""


def run(
    job: str, imports: str, send: Callable[[str], None], printed: Callable[[str], None]
) -> None:
    """Do one job, a JSON object. `imports` are the modules to import before, in one line.

    `send` gets each frame, a line of JSON; `printed` gets what the student prints.
    """

    def say(frame: str, content: Content = None) -> None:
        send(line_of(frame, content).decode())

    def late() -> None:
        say("overdue", one.where())

    _prepare(imports.split(), printed)
    say("hello")
    watching = ExitStack()

    def begin() -> None:
        say("begin")
        watching.enter_context(watch_lines(one.path, LIMIT, late))

    def end() -> None:
        watching.close()
        say("end")

    one = Run(json.loads(job), begin, end)
    with one.installed():
        with watch_lines(one.path, LIMIT, late):
            problem = import_problem(one)
        if problem is None:
            one.execute()
            say("answer", one.answer())
        else:
            say("import-failed", problem)


def _prepare(imports: list[str], printed: Callable[[str], None]) -> None:
    for name in imports:
        import_module(name)
    if not hasattr(time, "thread_time"):
        time.thread_time = time.process_time  # of the only thread
    sys.stdout = sys.stderr = _Printed(printed)
    asyncio._set_running_loop(None)  # the browser's own, which never grades


class _Printed(io.TextIOBase):
    """A text stream that passes on what is written to it."""

    def __init__(self, onward: Callable[[str], None]) -> None:
        self._onward = onward

    def write(self, text: str) -> int:
        """Pass it on."""
        self._onward(text)
        return len(text)
