"""Hidden checks: run for a teacher, beside the public ones, and never shipped.

`solutions/NN_chapter/slug/hidden_slug.py` is an ordinary check module for the same stub. Its
sentences are shown to students, and nothing else of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from grader.exercise.catalog import Exercise
from grader.exercise.result import Answer, Result
from grader.exercise.solutions import plain_folder


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


def with_hidden(answers: Sequence[Answer]) -> list[Answer]:
    """Each grading, and after it the one by the hidden checks where there are any."""
    asked = []
    for answer in answers:
        asked.append(answer)
        if hidden := hidden_checks(answer.exercise):
            asked.append(Answer(hidden, answer.submission))
    return asked


def joined(results: Sequence[Result]) -> list[Result]:
    """One result for each answer, with the checks of both.

    The evidence is that of the public scenarios: what is drawn and told of must not show the others.
    """
    one_each: list[Result] = []
    for result in results:
        if isinstance(result.answer.exercise, HiddenChecks):
            public = one_each.pop()
            checks = [*public.checks, *result.checks]
            one_each.append(replace(public, checks=checks))
        else:
            one_each.append(result)
    return one_each
