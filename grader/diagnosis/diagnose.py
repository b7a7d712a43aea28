"""Ask the rules about every scenario of a failed answer, and name the mistakes behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.diagnosis.case import Case, Find, Found
from grader.diagnosis.contradicted import is_contradicted
from grader.diagnosis.order import RuleStage
from grader.diagnosis.pages import summary_of
from grader.diagnosis.predictions import misread
from grader.diagnosis.rules import RULES
from grader.diagnosis.shown import HEADLINES, line_of_shown
from grader.diagnosis.source import Source
from grader.evidence.failures import NotSeen, Shows
from grader.evidence.places import Places
from grader.evidence.predictions import Misread
from grader.evidence.verdict import Verdict
from grader.exercise.decorators import CatalogError
from grader.exercise.result import Answer, CheckResult, Outcome, Result

EXACT = sum(rule.stage is not RuleStage.GENERAL for rule in RULES)
"""How many rules know a mistake exactly. They are the first; general ones count only where none fires."""


@dataclass(frozen=True)
class Mistake:
    """A mistake by name, the student's file and line, and a sentence about this run.

    `headline` stands in place of the summary of its page, where that says more than was seen.
    """

    name: str
    file: str
    line: int | None
    message: str
    headline: str = ""

    @property
    def said(self) -> str:
        """What it is, in one line; empty if it has no page."""
        return self.headline or summary_of(self.name)


def diagnose(result: Result) -> list[Mistake]:
    """The mistakes behind a failed answer, the cause first; none for one that passes."""
    return (
        list(result.once(_diagnosed)) if result.verdict in (Verdict.FAIL, Verdict.TIMEOUT) else []
    )


def _diagnosed(result: Result) -> list[Mistake]:
    places = result.answer.submission.places
    found: dict[str, tuple[int, Mistake]] = {}
    for case in cases(result, source_of(result.answer)):
        for place, name, seen in _first(case):
            first, known = found.get(name, (place, None))
            if known is None or (known.line is None and seen.line is not None):
                found[name] = first, Mistake(name, *told(seen, places))
    in_order = sorted(found.values(), key=lambda pair: pair[0])
    exact = [mistake for place, mistake in in_order if place <= EXACT]
    return exact or [mistake for _, mistake in in_order]


def told(found: Found, places: Places) -> tuple[str, int | None, str, str]:
    """What a rule has found: the file and its line, the message, and the headline."""
    texts = places.in_text(found.message), places.in_text(found.headline)
    return *places.path_of(found.line), *texts


def source_of(answer: Answer) -> Source:
    """The file of an answer, with the names that its exercise asks for."""
    try:
        asked = [item["name"] for item in answer.exercise.asks]
    except (CatalogError, OSError):  # the check file may be gone by now
        asked = []
    submission = answer.submission
    return Source(submission.listing, asked, [first for _, first in submission.places.files])


def cases(result: Result, source: Source) -> Iterator[Case]:
    """The scenarios that failed checks blame, each with these checks."""
    failed = [check for check in result.checks if check.outcome == Outcome.FAIL]
    for evidence in {e.scenario: e for check in failed for e in check.blamed}.values():
        mine = [c for c in failed if evidence.scenario in {e.scenario for e in c.blamed}]
        yield Case(evidence, mine, source, [c for c in failed if c not in mine])


def ask(find: Find, case: Case) -> Found | None:
    """What a rule has found; nothing where it fails, since the verdict and the points stand anyhow.

    Evidence and source come from a student, and may be stranger than a rule foresees. The tests ask
    the rules directly, so that a failure is seen there.
    """
    try:
        return find(case)
    except Exception:
        return None


def _first(case: Case) -> Iterator[tuple[int, str, Found]]:
    """What a check proves, or else what the first rule that fires has found.

    What a failed check is about comes after the rules that know a mistake exactly, and before the general ones.
    """
    proven = list(_proven(case))
    if not proven and (exact := _found(case, 0, EXACT)) is not None:
        yield exact
        return
    shown = proven or list(_shown(case))
    yield from shown
    if not shown and (general := _found(case, EXACT, len(RULES))) is not None:
        yield general


def _found(case: Case, first: int, last: int) -> tuple[int, str, Found] | None:
    """What the first of these rules that fires has found, and a place beyond EXACT for general ones."""
    for place, rule in enumerate(RULES[first:last], first + (first >= EXACT)):
        if (found := ask(rule.find, case)) is not None:
            return place, rule.name, found
    return None


def _proven(case: Case) -> Iterator[tuple[int, str, Found]]:
    """The mistakes that failed checks have proven by how they failed."""
    for check in case.checks:
        if isinstance(check.error, Misread):
            yield EXACT, check.error.mistake, misread(check.error, case.source)
        elif isinstance(check.error, Shows):
            yield EXACT, check.error.mistake, _about(check, check.error.mistake, case)


def _shown(case: Case) -> Iterator[tuple[int, str, Found]]:
    """The mistakes that failed checks are about, if they failed by their own question."""
    for check in case.checks:
        name = check.check.shows
        own = check.error is not None and not isinstance(check.error, NotSeen)
        if name and own and not is_contradicted(name, case):
            yield EXACT, name, _about(check, name, case)


def _about(check: CheckResult, name: str, case: Case) -> Found:
    """Where the source makes a mistake that a check is about, and what the check says of it."""
    own = check.error.headline if isinstance(check.error, Shows) else ""
    line = line_of_shown(name, case.source, check.message)
    return Found(line, check.message.partition("\n")[0], own or HEADLINES.get(name, ""))
