"""What is not clean in an answer that passes: a mistake by its name, which costs no points.

The rules of diagnosis say why something failed. Here nothing has, so only those are asked that are
true by themselves, and what a busy machine can cause counts for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from grader.diagnosis import leftovers
from grader.diagnosis.blocked_briefly import blocking_call, hogs_the_loop
from grader.diagnosis.case import Case, Find, Found
from grader.diagnosis.diagnose import Mistake, ask, source_of, told
from grader.diagnosis.looking import looked
from grader.diagnosis.old_python import today
from grader.diagnosis.order import RuleStage
from grader.diagnosis.python_messages import IN_CALLBACK
from grader.diagnosis.rules import RULES
from grader.evidence.verdict import Verdict
from grader.exercise.result import Result
from grader.worker.observations import LoopReport, TaskLeft

MOST = 3
"""Remarks on one answer."""
IN_A_THREAD = ("to_thread(", "run_in_executor(")
LEFT = tuple(rule for rule in RULES if rule.stage is RuleStage.LEFT)


class Remark(Mistake):
    """A mistake that did not fail the answer."""


def remarks(result: Result) -> list[Remark]:
    """The remarks on an answer that passes, the most important first; none for any other."""
    return list(result.once(_remarks)) if result.verdict == Verdict.PASS else []


def _remarks(result: Result) -> list[Remark]:
    source = source_of(result.answer)
    cases = [Case(evidence, [], source) for evidence in result.evidence]  # of no hidden check
    places = result.answer.submission.places
    return [
        Remark(name, *told(replace(found, message=_of_a_pass(found.message)), places))
        for name, found in remarkable(cases)
    ]


def remarkable(cases: Sequence[Case]) -> list[tuple[str, Found]]:
    """What is not clean in code that was not asked for anything, the most important first.

    There is one for each name, and one for each line.
    """
    found: dict[str, Found] = {}
    for name, find in ASKED:
        for case in cases:
            one = None if name in found else _at_a_line(find, case)
            if one is not None and one.line not in {other.line for other in found.values()}:
                found[name] = one
    return list(found.items())[:MOST]


def _at_a_line(find: Find, case: Case) -> Found | None:
    """What is found at a line of the student's."""
    found = ask(find, case)
    return found if found is not None and found.line is not None else None


def _of_a_pass(message: str) -> str:
    """The sentence of a rule, for an answer that passes."""
    for event in ("it was cancelled", "it raised an error"):
        if message.startswith(f"{event}, and "):
            return f"it passes, and when {message.replace(', and ', ', ', 1)}"
    return f"it passes, and {message}"


def _was_cancelled(case: Case) -> bool:
    """Whether the scenario stopped the student's code halfway."""
    observer = case.evidence.facts.observer
    return bool(observer and observer.cancels) or any(
        error.type.endswith("CancelledError") for error in case.errors
    )


def _never_awaited(case: Case) -> Found | None:
    """A coroutine that never ran; where the code was stopped halfway, it may have been next."""
    return None if _was_cancelled(case) else leftovers.never_awaited(case)


def _lost_exception(case: Case) -> Found | None:
    """An exception of the student's that nobody retrieved; of a task's cancellation there is nothing to learn."""
    lost = tuple(r for r in case.evidence.noticed.lost if not _was_only_cancelled(r) and _own(r))
    return leftovers.lost_exception(_with(case, lost=lost))


def _was_only_cancelled(report: LoopReport) -> bool:
    """Whether it is a task's own cancellation. What a callback raises is an error, also if it asked for that."""
    return report.error == "CancelledError" and IN_CALLBACK not in report.message


def _own(report: LoopReport) -> bool:
    """Whether a task that the loop reports is one of the student's."""
    return report.line is not None or not report.message.startswith("Task ")


def _with(case: Case, **noticed: Any) -> Case:
    """The case with something else in the place of what was noticed."""
    evidence = replace(case.evidence, noticed=replace(case.evidence.noticed, **noticed))
    return Case(evidence, case.checks, case.source)


def _left(name: str) -> Find:
    """How to find what is left under this name: only where no rule before it says more."""

    def find(case: Case) -> Found | None:
        first, found = case.once(_first_left)
        return found if first == name else None

    return find


def _first_left(case: Case) -> tuple[str, Found | None]:
    """The first rule that finds something left, and what it finds."""
    tasks = tuple(t for t in case.evidence.noticed.tasks_left if not _in_a_thread(case, t))
    generators = () if _was_cancelled(case) else case.evidence.noticed.generators_left
    case = _with(case, tasks_left=tasks, generators_left=generators)
    return next(((r.name, f) for r in LEFT if (f := r.find(case)) is not None), ("", None))


def _in_a_thread(case: Case, task: TaskLeft) -> bool:
    """Whether a task only waits for a thread: nothing can stop that, so nothing can end the task."""
    return task.name == "to_thread" or any(
        call in case.source.line(task.waiting) for call in IN_A_THREAD
    )


def deprecated_api(case: Case) -> Found | None:
    """A line of the student's uses what Python is about to remove."""
    for one in case.evidence.noticed.deprecated:
        what = f"this line uses a deprecated API: {one.message}{today(one.message)}"
        return Found(one.line, what)
    return None


def _all() -> Iterator[tuple[str, Find]]:
    yield "never-awaited", _never_awaited
    yield "blocking-call", blocking_call
    yield "hogs-the-loop", hogs_the_loop
    yield "collected-task", leftovers.collected_task
    yield "lost-exception", _lost_exception
    yield from ((rule.name, _left(rule.name)) for rule in LEFT)
    yield "spin-wait", partial(looked, spins=True)
    yield "polling", partial(looked, spins=False)
    yield "deprecated-api", deprecated_api


ASKED = tuple(_all())
"""What is asked, the most important first."""
