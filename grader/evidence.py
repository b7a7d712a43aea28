"""What was seen of one scenario, and what a check can ask of it.

Evidence is plain data. It came from a process that ran a student's code, so it is decoded with
care, and values are compared by exact type: `True` is not `1`, and a subclass of `str` is no `str`.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.exact import Value
from grader.worker.world.network import body

AGREE = 0.2
"""Seconds by which the worker's time and the grader's may differ; beyond, the grader's counts."""


class NotSeen(AssertionError):
    """A check asked about something that did not happen, because the code raised or returned."""


@dataclass(frozen=True)
class Error:
    """An exception as a tree. `frames` are the student's own lines, outermost first."""

    type: str
    message: str
    frames: tuple[Mapping[str, Any], ...] = ()
    exceptions: tuple["Error", ...] = ()

    @property
    def line(self) -> int | None:
        """The innermost line of the student's file."""
        return self.frames[-1]["line"] if self.frames else None

    def leaves(self) -> tuple["Error", ...]:
        """The exceptions at the tips of the tree; of an ordinary one, itself."""
        if not self.exceptions:
            return (self,)
        return tuple(leaf for child in self.exceptions for leaf in child.leaves())

    def __str__(self) -> str:
        text = f"{self.type}: {self.message}" if self.message else self.type
        return text if self.line is None else f"{text} (line {self.line})"


@dataclass(frozen=True)
class Call:
    """One call. Times are seconds from the scenario's begin; `end` is None if it never ended."""

    name: str
    label: str
    start: float
    end: float | None
    outcome: str
    line: int | None


@dataclass(frozen=True)
class Evidence:
    """What was seen of one scenario.

    `verdict` is `answered` unless the worker did not get so far; then `problem` says why.
    `elapsed` is in seconds. `output` is all that left the worker, `prints` what was printed during
    the scenario, each with its time.
    """

    scenario: str
    seed: str
    verdict: str = "answered"
    problem: str = ""
    elapsed: float = 0.0
    output: str = ""
    prints: tuple[tuple[float, str], ...] = ()
    returned: Value | None = None
    error: Error | None = None
    calls: tuple[Call, ...] = ()
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    running_line: int | None = None
    waiting_lines: Sequence[int] = ()

    @property
    def value(self) -> Value:
        """What the scenario returned. NotSeen if it raised."""
        if self.error is not None:
            raise NotSeen(f"it raised {self.error}")
        assert self.returned is not None
        return self.returned

    @property
    def printed(self) -> list[str]:
        """The lines that were printed during the scenario."""
        self._must_have_ended()
        return "".join(text for _, text in self.prints).splitlines()

    def raised(self, *types: str) -> Error:
        """The exception, which must be of one of these types, by name; gives it."""
        if self.error is None:
            raise NotSeen(f"it raised nothing, and returned {self.returned!r}")
        if self.error.type not in types:
            raise NotSeen(f"it raised {self.error}, not {' or '.join(types)}")
        return self.error

    def calls_of(self, name: str) -> list[Call]:
        """The calls of one name, in the order in which they began."""
        return [call for call in self.calls if call.name == name]

    def took(self, *, over: float, under: float) -> None:
        """The time must lie between two bounds, in seconds."""
        self._must_have_ended()
        if self.elapsed >= under:
            raise AssertionError(f"it took {self.elapsed:.1f} s, and was asked to take under {under:g} s")
        if self.elapsed <= over:
            raise AssertionError(
                f"it was over after {self.elapsed:.2f} s, which is too soon: "
                f"the waiting that was asked for takes over {over:g} s"
            )

    def overlapped(self, name: str, number: int) -> None:
        """Exactly `number` calls of `name` must have been in flight at the same moment."""
        self._must_have_ended()
        peak = self.peak(name)
        if peak != number:
            raise AssertionError(f"at most {peak} of {number} calls of {name} were in flight at once")

    def peak(self, name: str) -> int:
        """The most calls of `name` that were in flight at one moment."""
        return peak(self.calls_of(name))

    def _must_have_ended(self) -> None:
        if self.error is not None:
            raise NotSeen(f"it raised {self.error}")

    def sent(self, *urls: str) -> list[str]:
        """The bodies that the network sends for these urls."""
        return [body(self.seed, url) for url in urls]

    @property
    def rng(self) -> random.Random:
        """A random source in the state that the scenario's `rng` had at its begin."""
        return random.Random(self.seed)


def peak(calls: Sequence[Call]) -> int:
    """The most calls in flight at one moment. A call that ends as another begins does not overlap."""
    changes = [(call.start, 1) for call in calls]
    changes += [(call.end, -1) for call in calls if call.end is not None]
    highest = level = 0
    for _, change in sorted(changes):
        level += change
        highest = max(highest, level)
    return highest
