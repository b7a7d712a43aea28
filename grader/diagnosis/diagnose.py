"""Ask the rules about every scenario of a failed answer, and name the mistakes behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.diagnosis.case import Case, Find, Found
from grader.diagnosis.rules import RULES
from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source
from grader.evidence.failures import NotSeen
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import CatalogError
from grader.exercise.result import Answer, Outcome, Result


@dataclass(frozen=True)
class Mistake:
    """A mistake by name, the student's file and line, and a sentence about this run."""

    name: str
    file: str
    line: int | None
    message: str


def diagnose(result: Result) -> list[Mistake]:
    """The mistakes behind a failed answer, the cause first; none for one that passes."""
    if result.verdict not in (Verdict.FAIL, Verdict.TIMEOUT):
        return []
    path = result.answer.submission.path
    found: dict[str, tuple[int, Mistake]] = {}
    for case in cases(result, source_of(result.answer)):
        for place, name, seen in _first(case):
            found.setdefault(name, (place, Mistake(name, str(path), seen.line, seen.message)))
    return [mistake for _, mistake in sorted(found.values(), key=lambda pair: pair[0])]


def source_of(answer: Answer) -> Source:
    """The file of an answer, with the names that its exercise asks for."""
    try:
        asked = [item["name"] for item in answer.exercise.asks]
    except (CatalogError, OSError):  # the check file may be gone by now
        asked = []
    return Source(answer.submission.listing, asked)


def cases(result: Result, source: Source) -> Iterator[Case]:
    """The scenarios of the failed checks, each with the checks that read it."""
    failed = [check for check in result.checks if check.outcome == Outcome.FAIL]
    for evidence in {e.scenario: e for check in failed for e in check.evidence}.values():
        yield Case(evidence, [c for c in failed if evidence in c.evidence], source)


def _ask(find: Find, case: Case) -> Found | None:
    """What a rule has found; nothing where it fails, since the verdict and the points stand anyhow.

    Evidence and source come from a student, and may be stranger than a rule foresees. The tests ask
    the rules directly, so that a failure is seen there.
    """
    try:
        return find(case)
    except Exception:
        return None


def _first(case: Case) -> Iterator[tuple[int, str, Found]]:
    """What the first rule that fires has found; where none does, what the failed check shows."""
    for place, rule in enumerate(RULES):
        found = _ask(rule.find, case)
        if found is not None:
            yield place, rule.name, found
            return
    for check in case.checks:
        if check.check.shows and check.error is not None and not isinstance(check.error, NotSeen):
            line = line_of_shown(check.check.shows, case.source)
            yield len(RULES), check.check.shows, Found(line, check.message)
