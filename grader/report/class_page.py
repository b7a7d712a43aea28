"""The page of a whole class: what came of each exercise and each check, and the most common mistakes.

Students are named only in the last part, which is closed when the page opens.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from grader.evidence.failures import count
from grader.report.html import escaped, page, prose

STYLE = """
.awaitlings-report .columns { display: flex; align-items: flex-end; gap: 3px; margin: 14px 0 4px; overflow-x: auto; }
.awaitlings-report .columns > li { flex: 1 0 16px; max-width: 56px; list-style: none; text-align: center; font-size: 12px;
  color: var(--soft); font-variant-numeric: tabular-nums; }
.awaitlings-report.awaitlings-report .columns svg { min-width: 0; max-width: none; height: 90px; fill: var(--flight); }
.awaitlings-report .columns text { fill: var(--soft); font: 12px system-ui, sans-serif; text-anchor: middle; }
.awaitlings-report ul.columns { padding: 0; }
.awaitlings-report.awaitlings-report .shares > li { grid-template-columns: 1fr 72px; }
.awaitlings-report .shares .points { text-align: right; }
.awaitlings-report.awaitlings-report .shares svg { min-width: 0; max-width: none; height: 6px; margin-top: 5px; fill: var(--good);
  background: var(--edge); border-radius: 3px; }
.awaitlings-report .people { columns: 16rem; margin: 6px 0; padding-left: 18px; }
.awaitlings-report .people li { break-inside: avoid; }
"""
TALLEST, HIGH = 72, 90
"""Pixels of the highest column, and of the picture, which has a number above it."""


@dataclass(frozen=True)
class CheckCount:
    """How many answers passed a check, of how many that were graded."""

    name: str
    sentence: str
    points: int
    passed: int
    of: int


@dataclass(frozen=True)
class ExerciseCount:
    """How many answers to an exercise got how many points; `scores` has a number for 0, 1, … points.

    `median` is the median of the seconds that the answers took, None if there is no answer.
    """

    slug: str
    title: str
    scores: Sequence[int]
    checks: Sequence[CheckCount]
    median: float | None = None


@dataclass(frozen=True)
class MistakeCount:
    """A mistake, how many students made it, and one line that has it; of nobody in particular."""

    name: str
    summary: str
    students: int
    example: str = ""
    slug: str = ""


@dataclass(frozen=True)
class ClassCount:
    """All that the page shows. `people` has lists of students, by why they are listed."""

    students: int
    exercises: Sequence[ExerciseCount]
    mistakes: Sequence[MistakeCount]
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)


def class_page(found: ClassCount) -> str:
    """The page as a whole: no script, and nothing is fetched."""
    title = f"A class of {count(found.students, 'student')}"
    parts = [
        *(_article(exercise.slug, _exercise(exercise)) for exercise in found.exercises),
        *(
            _article("The most common mistakes", _mistakes(found.mistakes))
            for _ in found.mistakes[:1]
        ),
        *(_article("", _people(found.people)) for _ in list(found.people)[:1]),
    ]
    return page(title, parts)


def _article(heading: str, lines: Iterable[str]) -> str:
    from grader.report.html_style import FRAGMENT

    head = f"<h2>{escaped(heading)}</h2>" if heading else ""
    style = f"<style>{FRAGMENT}{STYLE}</style>"
    inside = "\n".join(lines)
    return f'<article class="awaitlings-report" lang="en" dir="ltr">{style}{head}\n{inside}\n</article>'


def _exercise(exercise: ExerciseCount) -> Iterator[str]:
    answers = sum(exercise.scores)
    yield f'<p class="soft">{escaped(exercise.title)}</p>'
    if not answers:
        yield "<p>Nobody has begun it.</p>"
        return
    points = sum(number * times for number, times in enumerate(exercise.scores))
    took = "" if exercise.median is None else f" The median took {exercise.median:.1f} s."
    mean = f"{points / answers:.1f} of {count(len(exercise.scores) - 1, 'point')}"
    yield f"<p>{count(answers, 'answer')}, by points: {mean} on average.{took}</p>"
    yield from _columns(exercise.scores)
    yield '<ul class="checks shares" aria-label="Answers that passed each check">'
    yield from map(_check, exercise.checks)
    yield "</ul>"


def _columns(scores: Sequence[int]) -> Iterator[str]:
    yield '<ul class="columns" aria-label="Answers by points">'
    for points, number in enumerate(scores):
        height = max(1, round(TALLEST * number / max(scores)))
        told = f"{count(number, 'answer')} with {count(points, 'point')}"
        above, label = HIGH - height, number or ""
        yield (
            f'<li><span class="unseen">{told}</span><span aria-hidden="true"><svg>'
            f'<text x="50%" y="{above - 4}">{label}</text>'
            f'<rect y="{above}" width="100%" height="{height}"/></svg>{points}</span></li>'
        )
    yield "</ul>"


def _check(check: CheckCount) -> str:
    percent = round(100 * check.passed / check.of) if check.of else 0
    return (
        f"<li><div>{prose(check.sentence)}"
        f'<svg aria-hidden="true"><rect width="{percent}%" height="100%"/></svg></div>'
        f'<span class="points">{check.passed} of {check.of}</span></li>'
    )


def _mistakes(mistakes: Sequence[MistakeCount]) -> Iterator[str]:
    for one in mistakes:
        summary = f": {one.summary}" if one.summary else ""
        yield f'<section class="mistake"><h3>{prose(one.name + summary)}</h3>'
        yield f"<p>{count(one.students, 'student')}.</p>"
        if one.example:
            yield (
                f'<pre><span class="soft">{escaped(one.slug)}:</span> <code>{escaped(one.example)}</code></pre>'
            )
        yield "</section>"


def _people(people: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield "<details><summary>For the teacher, with names: who needs a look</summary>"
    for why, students in people.items():
        yield f"<h3>{escaped(why)} ({len(students)})</h3>"
        yield '<ul class="people">'
        yield from (f"<li>{escaped(student)}</li>" for student in students)
        yield "</ul>"
    yield "</details>"
