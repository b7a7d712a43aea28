"""Hidden checks: run for a teacher, beside the public ones, and never shipped.

`solutions/NN_chapter/slug/hidden_slug.py` is an ordinary check module for the same stub. Its
sentences are shown to students, and nothing else of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

from grader.catalog import Exercise
from grader.gather import Options
from grader.grade import grade
from grader.grading import Grading, Result
from grader.learn.solutions import plain_folder


@dataclass(frozen=True)
class HiddenChecks(Exercise):
    """Hidden checks are graded like an exercise; what the student is to define, the public one says."""

    public: Exercise

    @cached_property
    def asked_source(self) -> str:
        """`ASKS` of the public checks."""
        return self.public.asked_source


def hidden_checks(exercise: Exercise) -> HiddenChecks | None:
    """The hidden checks of an exercise; None if it has none."""
    slug = exercise.slug
    file = plain_folder(exercise) / f"hidden_{slug}.py"
    if not file.is_file():
        return None
    return HiddenChecks(slug, exercise.chapter, exercise.stub, file, exercise)


def with_hidden(gradings: Sequence[Grading]) -> list[Grading]:
    """Each grading, and after it the one by the hidden checks where there are any."""
    asked = []
    for grading in gradings:
        asked.append(grading)
        if hidden := hidden_checks(grading.exercise):
            asked.append(Grading(hidden, grading.submission))
    return asked


def joined(results: Sequence[Result]) -> list[Result]:
    """One result for each answer, with the checks of both.

    The evidence is that of the public scenarios: what is drawn and told of must not show the others.
    """
    one_each: list[Result] = []
    for result in results:
        if isinstance(result.grading.exercise, HiddenChecks):
            public = one_each.pop()
            checks = [*public.checks, *result.checks]
            one_each.append(replace(public, checks=checks))
        else:
            one_each.append(result)
    return one_each


def faults(gradings: Sequence[Grading], options: Options | None) -> Iterator[tuple[Path, str]]:
    """What is wrong with the hidden checks, by how these answers do: the file, and a sentence."""
    asked = [
        Grading(hidden, grading.submission)
        for grading in gradings
        if (hidden := hidden_checks(grading.exercise))
        and grading.submission.path != grading.exercise.stub
    ]
    results = grade(asked, options) if asked else []
    for hidden, group in groupby(results, key=lambda result: result.grading.exercise):
        assert isinstance(hidden, HiddenChecks)
        for sentence in _faults(hidden, list(group)):
            yield hidden.check_file, sentence


def _faults(hidden: HiddenChecks, results: Sequence[Result]) -> Iterator[str]:
    """A right answer must pass them, and some wrong answer must fail each of them."""
    for name in sorted({c.name for c in hidden.checks} & {c.name for c in hidden.public.checks}):
        yield f"{name} is the name of a public check too: give it another"
    never_failed = {check.name for check in hidden.checks}
    for result in results:
        label = result.grading.submission.label
        failed = {check.check.name for check in result.checks if check.outcome == "fail"}
        if label.startswith("wrong_"):
            never_failed -= failed
        elif result.verdict != "pass":
            yield f"{label} is right, and fails {', '.join(sorted(failed)) or result.verdict}"
    for name in sorted(never_failed):
        yield f"no wrong answer fails {name}: can it fail at all?"
