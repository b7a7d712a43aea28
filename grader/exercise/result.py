"""An answer to grade, and its result: plain data for judging, reports and commands."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from traceback import walk_tb
from typing import Any, TypeVar, cast

from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.evidence.failures import listed
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.decorators import Check
from grader.exercise.submission import Submission
from grader.supervisor import Level

Found = TypeVar("Found")
TO_DO = "Not implemented yet."
"""The problem of a stub that was not edited. A longer one that starts so may be of either kind."""

NEEDS = "This needs Python "
"""How the problem of an answer starts that was written for a newer Python than the one that grades."""
THIS_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
"""The Python that grades."""

WORST_FIRST = (
    Verdict.REJECTED,
    Verdict.TODO,
    Verdict.PROTOCOL,
    Verdict.LIMIT,
    Verdict.CRASH,
    Verdict.TIMEOUT,
    Verdict.FAIL,
    Verdict.BUSY,
)
"""If several scenarios went wrong, the verdict is the first of these."""


def _scenarios(names: Sequence[str]) -> str:
    """`Scenario "one reader"`; of several, the first ones and how many more."""
    quoted = listed([f'"{name}"' for name in names], 3)
    return f"Scenario{'s' * (len(names) > 1)} {quoted}"


def needs_python(problem: str) -> str:
    """The version in the problem of an answer that needs a newer Python; empty for any other."""
    return problem.removeprefix(NEEDS).partition(",")[0] if problem.startswith(NEEDS) else ""


class Outcome(StrEnum):
    """The outcome of one check. A check that did not run is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    TODO = "todo"
    BUSY = "busy"
    NOT_RUN = "not-run"


@dataclass(frozen=True)
class Answer:
    """One exercise and one answer to it."""

    exercise: Exercise
    submission: Submission


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one check; `message` says what was seen, and is empty for a pass.

    `error` is the exception of a failed check.
    """

    check: Check
    outcome: Outcome
    message: str = ""
    evidence: Sequence[Evidence] = ()
    error: BaseException | None = None

    @property
    def mismatch(self) -> tuple[Any, Any] | None:
        """The value that it got and the expected one, where it compared them."""
        error = self.error
        return (error.got, error.expected) if isinstance(error, Mismatch) else None

    @property
    def blamed(self) -> Sequence[Evidence]:
        """The evidence that the failed question was put to; all that the check read, if that is not known."""
        asked = None
        trace = self.error.__traceback__ if self.error is not None else None
        for frame, _ in walk_tb(trace):
            owner = frame.f_locals.get("self")
            asked = owner.scenario if isinstance(owner, Evidence) else asked
        return [e for e in self.evidence if asked in (None, e.scenario)] or self.evidence

    @property
    def points(self) -> int:
        """The points that it earned."""
        return self.check.points if self.outcome == Outcome.PASS else 0


@dataclass(frozen=True)
class Result:
    """One graded answer. A check that did not run earns no points.

    `isolation` is the level at which the answer ran.
    """

    answer: Answer
    checks: Sequence[CheckResult]
    evidence: Sequence[Evidence]
    isolation: Level = Level.PROCESS
    _known: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, question: Callable[["Result"], Found]) -> Found:
        """What a function finds of this result; several parts of a report ask, and it is worked out once."""
        if question not in self._known:
            self._known[question] = question(self)
        return cast(Found, self._known[question])

    @cached_property
    def verdict(self) -> Verdict:
        """One of the verdicts: pass, fail, todo, crash, timeout, limit, protocol, rejected, busy."""
        ends = {evidence.verdict for evidence in self.evidence}
        for verdict in WORST_FIRST:
            if verdict in ends:
                return verdict
        passed = all(check.outcome is Outcome.PASS for check in self.checks)
        return Verdict.PASS if passed and self.checks else Verdict.FAIL

    @property
    def is_untouched(self) -> bool:
        """Whether this is a stub in which nothing was written yet, as far as one can tell."""
        return self.verdict == Verdict.TODO and self.problem.startswith(TO_DO)

    @property
    def points(self) -> int:
        """The points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> int:
        """The points that could be earned."""
        return sum(check.check.points for check in self.checks)

    @property
    def seconds(self) -> float:
        """The duration of the longest scenario, without those in which a minute takes no time."""
        jump = self.answer.exercise.on_the_fast_clock
        took = [seen.elapsed for seen in self.evidence if seen.scenario not in jump]
        return max(took, default=0.0)

    @property
    def moved(self) -> list[str]:
        """Why scenarios ran on the wall clock, although the fast one was asked for, and which."""
        moved: dict[str, list[str]] = {}
        for seen in self.evidence:
            moved.setdefault(seen.moved, []).append(seen.scenario.replace("_", " "))
        return [
            f"{_scenarios(names)}: {why}" if len(names) < len(self.evidence) else why
            for why, names in moved.items()
            if why
        ]

    @property
    def needs_python(self) -> str:
        """The newer Python that it was written for; empty if this one will do."""
        return needs_python(self.problem)

    @property
    def problem(self) -> str:
        """Why there is no evidence, if there is none."""
        worst = [e for v in WORST_FIRST for e in self.evidence if e.verdict == v]
        return worst[0].problem if worst else ""
