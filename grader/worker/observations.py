"""What is seen of a scenario: one description of it, for the worker that writes and the grader that reads.

The worker builds these and sends their fields as JSON (`channel.py`); the grader reads them into the
same classes again (`grader/evidence/parsing.py`). Every field must be there, each with a value of its
type, and no other field. So none has a default: what a probe forgets or misspells is an error, and
never "nothing was left".
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from grader.worker.facts import Facts
from grader.worker.stopped import TYPE as STOPPED

MAX_CALLS = 5000
"""Calls that are kept; later ones are only counted."""
IN_ANOTHERS = "sleep in "  # what a step waited for begins so, where a function handed out slept
MOST_NOTICED = 50
"""Things of one kind that probes tell."""
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
    frames: tuple[Frame, ...]
    exceptions: tuple["Error", ...]

    @property
    def line(self) -> int | None:
        """The innermost line of the student's file."""
        return self.frames[-1].line if self.frames else None

    @property
    def is_the_scenarios(self) -> bool:
        """Whether the scenario says so that it cannot go on: it is no exception of the student's."""
        return self.type == STOPPED

    def leaves(self) -> tuple["Error", ...]:
        """The exceptions at the tips of the tree; of an ordinary one, itself."""
        if not self.exceptions:
            return (self,)
        return tuple(leaf for child in self.exceptions for leaf in child.leaves())

    def __str__(self) -> str:
        name = self.type.rpartition(".")[2]
        text = f"{name}: {self.message}" if self.message else name
        if self.is_the_scenarios:
            return self.message if self.line is None else f"{self.message} (line {self.line})"
        if self.exceptions:
            shown = [str(leaf) for leaf in self.leaves()[:MOST_LEAVES]]
            return f"{name} of {len(self.leaves())}: {', '.join(shown)}"
        return text if self.line is None else f"{text} (line {self.line})"


class CallOutcome(StrEnum):
    """How a call ended, if it has."""

    RUNNING = "running"
    RETURNED = "returned"
    RAISED = "raised"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Call:
    """One call. Times are seconds from the scenario's start; `end` is None if it never ended.

    `lines` are the student's that led to it, innermost first; `asked` is when they asked for it, where
    that is not `start`. `thread` 0 is the scenario's own. `task` is the number of the task, as in
    `PathStep`. `given` is the place, in this record, of the last call that an argument came from.
    `gave` is what came of it if that counts as false (`''`, `None`) or is no Exception (its class).
    """

    name: str
    label: str
    start: float
    end: float | None
    outcome: CallOutcome
    lines: tuple[int, ...]
    asked: float | None
    thread: int
    task: int
    given: int | None
    gave: str

    @property
    def line(self) -> int | None:
        """The innermost of the student's lines."""
        return self.lines[0] if self.lines else None


@dataclass(frozen=True)
class BlockedStretch:
    """A stretch of time in which one callback blocked the loop, and the student's line that did.

    `what` is time.sleep, computing or blocking call. `own` are the seconds, of all, in which it did
    not queue for a core.
    """

    start: float
    seconds: float
    line: int | None
    what: str
    own: float


@dataclass(frozen=True)
class Loose:
    """Something left loose: a coroutine never awaited, a generator not closed, a thread not ended."""

    name: str
    line: int | None


@dataclass(frozen=True)
class TaskLeft:
    """A task left going: the lines that made it and at which it waits; whether it is being cancelled."""

    name: str
    line: int
    waiting: int | None
    cancelled: bool


@dataclass(frozen=True)
class ThreadWork:
    """Computing that was handed to a thread: the student's line that did so, and the CPU seconds."""

    line: int
    cpu: float


@dataclass(frozen=True)
class Slept:
    """A line of the student's with a `time.sleep` that blocked a loop: for how long in all, how often."""

    line: int
    seconds: float
    times: int


@dataclass(frozen=True)
class Pause:
    """A line of the student's with an `asyncio.sleep`, and how often one task came to it."""

    line: int
    times: int


@dataclass(frozen=True)
class Deprecation:
    """A line of the student's that uses a deprecated API, and what Python says of it."""

    line: int
    message: str


@dataclass(frozen=True)
class LoopReport:
    """What the event loop told its exception handler.

    `error` is the exception's type and `text` its message; `line` is where the task was made, and
    `raised` the innermost of the student's lines that the exception came through.
    """

    message: str
    error: str
    line: int | None
    text: str
    raised: int | None


@dataclass(frozen=True)
class Noticed:
    """What the probes saw.

    `threads_left` are threads of the student's own that still run, `touched` the lines that touched the
    loop from another thread, `cancelled_at` those at which a cancellation came. Seconds: `cpu` of computing,
    `queued` of waiting for a core. `unserved` is what was used that the clock does not serve.
    """

    never_awaited: tuple[Loose, ...]
    tasks_left: tuple[TaskLeft, ...]
    cancelled_at: tuple[int, ...]
    generators_left: tuple[Loose, ...]
    lost: tuple[LoopReport, ...]
    handed: tuple[ThreadWork, ...]
    touched: tuple[int, ...]
    blocked: tuple[BlockedStretch, ...]
    unclosed: tuple[str, ...]
    children_left: bool
    threads_left: tuple[Loose, ...]
    slept: tuple[Slept, ...]
    pauses: tuple[Pause, ...]
    deprecated: tuple[Deprecation, ...]
    turns: int
    cpu: float
    queued: float
    unserved: tuple[str, ...]
    threads_of_loops: int


@dataclass(frozen=True)
class WaitingTask:
    """A task that waits. `behind` is the line that must come first: another's wait, or what holds the lock."""

    line: int
    on: str
    text: str
    behind: int | None


class Woken(StrEnum):
    """What made it possible for a task to go on."""

    TASK = "task"
    TIMER = "timer"
    TIMEOUT = "timeout"
    THREAD = "thread"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class PathStep:
    """One step of a task on the critical path, the chain of what the scenario's end had to wait for.

    In the seconds from `start` to `ready` only this task's wait kept the scenario from its end; then
    something else kept the loop until `end`, and it ran until `ran`. The steps follow each other, and
    their times add up to the elapsed time. `task` had been suspended `since`, at `lines` (innermost
    first; of a task that begins, the line that made it), and waited for `on`: the innermost coroutine,
    or the type of a future. A step of another task than the one before was woken by that one.
    """

    start: float
    ready: float
    end: float
    ran: float
    since: float
    task: int
    lines: tuple[int, ...]
    on: str
    woken: Woken

    @property
    def line(self) -> int | None:
        """The innermost of the student's lines."""
        return self.lines[0] if self.lines else None


@dataclass(frozen=True)
class Observations:
    """All that is seen of a scenario, whether it has ended or not.

    `running_line` and `waiting` are where the student's code is, if it has come to no end.
    `path` is the critical path, oldest step first; empty if it is not known.
    """

    elapsed: float
    calls: tuple[Call, ...]
    call_count: int
    printed: tuple[tuple[float, str], ...]
    noticed: Noticed
    facts: Facts
    running_line: int | None
    waiting: tuple[WaitingTask, ...]
    path: tuple[PathStep, ...]


@dataclass(frozen=True)
class RunAnswer:
    """What came of a scenario: the value, encoded (`encoding.py`), or else the exception."""

    seen: Observations
    value: dict[str, Any] | None
    error: Error | None


@dataclass(frozen=True)
class ImportFailed:
    """Why there is nothing to run: what is not as the exercise asks, or, with no words, the exception."""

    problem: str
    error: Error | None
