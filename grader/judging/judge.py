"""Judge one check: the check and the evidence go in, the outcome comes out.

A plain function. Under pytest the plugin calls it, and so does who asks whether a machine was late.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.evidence.decorators import Inputs
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.decorators import Check
from grader.exercise.result import Answer, CheckResult, Outcome
from grader.gathering.gather import Book, Key
from grader.report.undecided import undecided

OUTCOMES: dict[Verdict, Outcome] = {Verdict.TODO: Outcome.TODO, Verdict.BUSY: Outcome.BUSY}
"""The outcome of a check whose scenario has nothing to judge; for all others it is `fail`."""


def judge(check: Check, function: Callable[..., Any], arguments: Mapping[str, Any]) -> CheckResult:
    """How this check comes out. `arguments` are those of its function: evidence, mostly."""
    seen = [thing for thing in arguments.values() if isinstance(thing, Evidence)]
    unanswered = next((e for e in seen if e.verdict != Verdict.ANSWERED), None)
    if unanswered is not None:
        outcome = OUTCOMES.get(unanswered.verdict, Outcome.FAIL)
        return CheckResult(check, outcome, unanswered.problem, seen)
    try:
        function(**arguments)
    except Exception as error:
        return CheckResult(check, Outcome.FAIL, _message(error, seen), seen, error)
    return CheckResult(check, Outcome.PASS, "", seen)


def _message(error: Exception, seen: Sequence[Evidence]) -> str:
    if isinstance(error, AssertionError):
        message = str(error).removeprefix("assert ").partition("\nassert ")[0]
        return seen[0].places.in_text(message) if seen else message
    return undecided(error, seen)


@dataclass(frozen=True)
class Reading:
    """One check of one answer, and the scenarios whose evidence it reads, with what draws inputs."""

    answer: Answer
    check: Check
    function: Callable[..., Any]
    scenarios: Mapping[str, Inputs | None]

    @property
    def keys(self) -> list[Key]:
        """Its scenarios, as they are gathered."""
        return [(self.answer, scenario) for scenario in self.scenarios]

    def judged(self, book: Book) -> CheckResult:
        """How the check comes out by the evidence in this book."""
        evidence = {n: with_inputs(book[self.answer][n], i) for n, i in self.scenarios.items()}
        return judge(self.check, self.function, evidence)


def with_inputs(evidence: Evidence, inputs: Inputs | None) -> Evidence:
    """The evidence, with the inputs that its scenario drew."""
    return evidence if inputs is None else replace(evidence, inputs=inputs.drawn(evidence.seed))
