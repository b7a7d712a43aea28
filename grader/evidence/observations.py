"""The parts of evidence, as plain data: calls, exceptions, and what the probes noticed."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LEAVES = 3
"""Exceptions of a group that are named."""


@dataclass(frozen=True)
class Frame:
    """One of the student's own lines in a traceback."""

    line: int
    function: str
    text: str


@dataclass(frozen=True)
class Error:
    """An exception as a tree. `frames` are the student's own lines, outermost first."""

    type: str
    message: str
    frames: tuple[Frame, ...] = ()
    exceptions: tuple["Error", ...] = ()

    @property
    def line(self) -> int | None:
        """The innermost line of the student's file."""
        return self.frames[-1].line if self.frames else None

    def leaves(self) -> tuple["Error", ...]:
        """The exceptions at the tips of the tree; of an ordinary one, itself."""
        if not self.exceptions:
            return (self,)
        return tuple(leaf for child in self.exceptions for leaf in child.leaves())

    def __str__(self) -> str:
        text = f"{self.type}: {self.message}" if self.message else self.type
        if self.exceptions:
            shown = [str(leaf) for leaf in self.leaves()[:MOST_LEAVES]]
            return f"{self.type} of {len(self.leaves())}: {', '.join(shown)}"
        return text if self.line is None else f"{text} (line {self.line})"


@dataclass(frozen=True)
class Call:
    """One call. Times are seconds from the scenario's begin; `end` is None if it never ended."""

    name: str
    label: str
    start: float
    end: float | None
    outcome: str  # returned, raised, cancelled or running
    line: int | None  # the innermost of `lines`
    lines: tuple[int, ...] = ()
    asked: float | None = None  # when the student's code asked, where that is not `start`
    thread: int = 0  # 0 is the scenario's own


@dataclass(frozen=True)
class Held:
    """A stretch of time in which one callback held the loop, and the student's line that did."""

    start: float
    seconds: float
    line: int | None
    what: str  # time.sleep, computing or blocking call
    own: float | None = None  # of these, the seconds in which it did not queue for a core


@dataclass(frozen=True)
class Loose:
    """Something left loose: a coroutine never awaited, a task left going, a generator not closed.

    `cancelled` is whether somebody has asked a task to stop.
    """

    name: str
    line: int | None
    waiting: int | None = None
    cancelled: bool = False


@dataclass(frozen=True)
class Handed:
    """Work that was handed to a thread, by the student's line, and the computing that it was."""

    line: int | None
    cpu: float


@dataclass(frozen=True)
class Report:
    """What the event loop told its exception handler."""

    message: str
    error: str
    line: int | None


@dataclass(frozen=True)
class Noticed:
    """What the probes saw."""

    never_awaited: tuple[Loose, ...] = ()
    tasks_left: tuple[Loose, ...] = ()
    generators_left: tuple[Loose, ...] = ()
    lost: tuple[Report, ...] = ()
    handed: tuple[Handed, ...] = ()
    touched: tuple[int, ...] = ()  # the lines that touched the loop from another thread
    held: tuple[Held, ...] = ()
    unclosed: tuple[str, ...] = ()
    children_left: bool = False
    turns: int = 0
    cpu: float = 0.0  # seconds of computing in the whole process, threads included
    threads_of_loops: int = 1


@dataclass(frozen=True)
class Waiting:
    """A task that was waiting when its time was up: the student's line, its text, and what it waited for."""

    line: int | None
    on: str
    text: str = ""


def peak(calls: Sequence[Call]) -> int:
    """The most calls in flight at one moment. A call that ends as another begins does not overlap."""
    changes = [(call.start, 1) for call in calls]
    changes += [(call.end, -1) for call in calls if call.end is not None]
    highest = level = 0
    for _, change in sorted(changes):
        level += change
        highest = max(highest, level)
    return highest
