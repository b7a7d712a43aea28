"""What the event loop reports to its exception handler, such as errors that nobody retrieved."""

import asyncio
from typing import Any

from grader.worker.observations import LoopReport
from grader.worker.probes.tasks import Tasks

MAX_TEXT = 200
"""Characters of an exception's message."""
OF_A_SHIELD = " exception in shielded future"
"""Python 3.14 reports so the error behind a `shield` whose caller was cancelled, whoever else has got it."""


class Lost:
    """Replaces the loop's exception handler, which would only log."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self.found: list[LoopReport] = []

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Note what this loop reports from now on."""
        if loop.get_exception_handler() is None:
            loop.set_exception_handler(self._note)

    def _note(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        message = str(context.get("message", ""))
        if message.endswith(OF_A_SHIELD):
            return
        error = context.get("exception")
        self.found.append(
            LoopReport(
                message=message[:200],
                error=type(error).__name__ if error is not None else "",
                line=self._tasks.line(context.get("task") or context.get("future")),
                text=_text(error),
                raised=self._tasks.line_of_error(error),
            )
        )


def _text(error: BaseException | None) -> str:
    try:
        return str(error)[:MAX_TEXT] if error is not None else ""
    except BaseException:
        return ""  # its `__str__` is the student's
