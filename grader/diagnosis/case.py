"""What the rules of diagnosis look at: one scenario of a failed answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from grader.diagnosis.source import Source
from grader.evidence.critical_path import Segment, segments
from grader.evidence.evidence import Evidence
from grader.evidence.failures import TooSlow, count
from grader.evidence.observations import peak
from grader.evidence.values import Opaque
from grader.evidence.verdict import Verdict
from grader.exercise.result import CheckResult
from grader.worker.observations import Call, CallOutcome, Error

Answer = TypeVar("Answer")
MOST_NAMES = 3
"""Names of functions in one sentence."""


@dataclass(frozen=True)
class Found:
    """What a rule has found: the line, if it is known, and a sentence about this run.

    `headline` stands in place of the page's summary, where that says more than was seen.
    """

    line: int | None
    message: str
    headline: str = ""


Find = Callable[["Case"], Found | None]
"""A rule is a function from a case to what it has found."""


@dataclass(frozen=True)
class Case:
    """One scenario, the failed checks that read it, and the student's source."""

    evidence: Evidence
    checks: Sequence[CheckResult]
    source: Source
    others: Sequence[CheckResult] = ()  # the failed checks that do not read this scenario
    _known: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, question: Callable[["Case"], Answer]) -> Answer:
        """The answer of a function to this case; several rules ask it, and it is worked out only once."""
        if question not in self._known:
            self._known[question] = question(self)
        return cast(Answer, self._known[question])

    @property
    def late(self) -> bool:
        """Whether it took too long, overlapped too little, or did not end."""
        return self.evidence.verdict == Verdict.TIMEOUT or self.failed_by(TooSlow)

    @property
    def was_cancelled(self) -> bool:
        """Whether a cancellation came out of the student's code."""
        return bool(self.errors) and all(e.type.endswith("CancelledError") for e in self.errors)

    @property
    def was_left_by_an_error(self) -> bool:
        """Whether an exception came out of the student's code, also one that the check has caught."""
        raised = any(call.outcome is CallOutcome.RAISED for call in self.own_calls)
        return raised or (bool(self.errors) and not self.was_cancelled)

    def failed_by(self, *errors: type[AssertionError]) -> bool:
        """Whether a check failed by one of these."""
        return any(isinstance(check.error, errors) for check in self.checks)

    def looks_for(self, mistake: str) -> bool:
        """Whether a check that failed says that it shows this mistake."""
        return any(check.check.shows == mistake for check in self.checks)

    @cached_property
    def calls(self) -> list[Call]:
        """The calls from the student's file into the stand-in world; without any, those of the student's own functions."""
        calls = sorted(self.evidence.calls, key=lambda call: call.start)
        return [call for call in calls if call.line is not None] or calls

    @cached_property
    def own_calls(self) -> list[Call]:
        """The calls of the student's functions, which the check made."""
        return [call for call in self.evidence.calls if call.line is None]

    @cached_property
    def path(self) -> list[Segment]:
        """The critical path: what the elapsed time was spent on."""
        return segments(self.evidence)

    @cached_property
    def failed(self) -> list[Call]:
        """The calls into the stand-in world that raised or were cancelled, the first to end first."""
        badly = (CallOutcome.RAISED, CallOutcome.CANCELLED)
        calls = [c for c in self.evidence.calls if c.line is not None and c.outcome in badly]
        return sorted(calls, key=lambda call: call.end or 0.0)

    @cached_property
    def failed_by_line(self) -> dict[int, Call]:
        """The first of these by each of the lines that led to it."""
        by_line: dict[int, Call] = {}
        for call in self.failed:
            for line in call.lines:
                by_line.setdefault(line, call)
        return by_line

    @cached_property
    def alike(self) -> dict[tuple[str, str], list[Call]]:
        """These calls by name and label."""
        found: dict[tuple[str, str], list[Call]] = {}
        for call in self.calls:
            found.setdefault((call.name, call.label), []).append(call)
        return found

    @property
    def peak(self) -> int:
        """The most of these calls that were in flight at one moment."""
        return peak(self.calls)

    @property
    def errors(self) -> tuple[Error, ...]:
        """The exceptions that came out, one by one; none where the scenario itself gave up."""
        error = self.evidence.error
        return error.leaves() if error is not None and not error.is_the_scenarios else ()

    @property
    def ended_otherwise(self) -> bool:
        """Whether the student's function raised as soon as it was cancelled: then it ignored nothing."""
        own = self.own_calls
        cancelled = [c for c in self.evidence.calls if c.outcome is CallOutcome.CANCELLED]
        end = max((call.end or 0.0 for call in own), default=0.0)
        later = any((call.end or end) < end for call in cancelled if call.line is not None)
        return bool(own) and own[0].outcome is CallOutcome.RAISED and not later

    @cached_property
    def plain(self) -> Any:
        """The plain value that was returned, or None."""
        returned = self.evidence.returned
        return returned.plain if returned is not None else None

    def holds(self, type_name: str) -> bool:
        """Whether the value is, or contains, an opaque object of this type."""
        return any(part.type == type_name for part in opaque_parts(self.plain))


def opaque_parts(value: Any) -> list[Opaque]:
    """The objects in a value that have no plain form."""
    if isinstance(value, Opaque):
        return [value]
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return [part for item in value for part in opaque_parts(item)]
    return []


def calls_of(calls: Sequence[Call]) -> str:
    """How many calls, and of what, because the picture shows others too: `3 calls of fetch`."""
    names = list(dict.fromkeys(call.name for call in calls))
    if len(names) == 1 and calls[0].asked is not None:  # what a server saw is no call
        what = f"{names[0]} request" if names[0].isupper() else names[0]
        return count(len(calls), what)
    return f"{count(len(calls), 'call')} of {' and '.join(names[:MOST_NAMES])}"


def by_name(calls: Iterable[Call]) -> list[list[Call]]:
    """The calls of each function, in the order of the first ones."""
    found: dict[str, list[Call]] = {}
    for call in calls:
        found.setdefault(call.name, []).append(call)
    return list(found.values())
