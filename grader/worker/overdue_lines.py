"""Stop code whose time is up, where no thread can watch it: the student's own lines look at the time.

Python calls back at each line of the student's file (`sys.monitoring`), at each jump, for a loop in one
line, and at each step of a generator; at every so many the time is read. What loops in C is ended by the
page, and nobody knows where it was.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

from grader.worker.clock import real

LOOK_EVERY = 500
"""Lines between two looks at the time."""
TURNS = 3
"""So many times as long as one turn may all turns take: what computes in many turns may be slow, and not spin."""
TOOL = 3
"""The number of our tool, one of those that `sys.monitoring` leaves to everybody."""


class Stopped(KeyboardInterrupt):
    """The time is up. An event loop lets this exception through, and few handlers catch it."""


def lateness(seconds: float, turns: Callable[[], int]) -> Callable[[], bool]:
    """A function that says if one turn took longer than `seconds`, or all of them TURNS times as long."""
    began = turn_began = real.monotonic()
    turn = turns()

    def is_late() -> bool:
        nonlocal turn, turn_began
        now = real.monotonic()
        if turns() != turn:
            turn, turn_began = turns(), now
        return now > min(turn_began + seconds, began + TURNS * seconds)

    return is_late


@contextmanager
def watch_lines(
    path: str,
    seconds: float,
    late: Callable[[], None],
    turns: Callable[[], int] = lambda: 0,
    at: Callable[[int], None] = lambda line: None,
) -> Iterator[Callable[[], None]]:
    """Call `late` from a line of the file `path`, when one turn of the event loop computes for too long.

    `seconds` are real ones, and `turns` counts the turns. All of them may take TURNS times as long. After
    that each line raises Stopped, until the block is left. `at` gets each line. The block gets a function
    that does the same at once.
    """
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined]  # of 3.12, which every browser has
    is_late = lateness(seconds, turns)
    lines, told = 0, False

    def stop() -> None:
        nonlocal told
        if not told:
            told = True
            late()
        raise Stopped

    def on_line(code: CodeType, *_: object) -> object:
        nonlocal lines
        if code.co_filename != path:
            return monitoring.DISABLE
        lines += 1
        if told or (lines % LOOK_EVERY == 0 and is_late()):
            stop()
        return None

    def on_new_line(code: CodeType, line: int) -> object:
        if (seen := on_line(code)) is None:
            at(line)
        return seen

    with _called_back(on_new_line, on_line):
        yield stop


@contextmanager
def _called_back(
    on_new_line: Callable[..., object], on_step: Callable[..., object]
) -> Iterator[None]:
    """In the block Python calls the one at each line, the other at each jump and step of a generator."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined]
    events = monitoring.events
    monitoring.use_tool_id(TOOL, "awaitlings")
    monitoring.register_callback(TOOL, events.LINE, on_new_line)
    for event in (events.JUMP, events.PY_RESUME):
        monitoring.register_callback(TOOL, event, on_step)
    monitoring.set_events(TOOL, events.LINE | events.JUMP | events.PY_RESUME)
    try:
        yield
    finally:
        monitoring.set_events(TOOL, 0)
        monitoring.free_tool_id(TOOL)
