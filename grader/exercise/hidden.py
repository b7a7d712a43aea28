"""Hidden checks: they run for a teacher, after the public ones, and are never shipped.

`solutions/NN_chapter/slug/hidden_slug.py` is an ordinary check module for the same stub. Students see
its sentences, outcomes and points, nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from grader.exercise.catalog import Exercise
from grader.exercise.result import Answer, Result
from grader.exercise.solutions import plain_folder


@dataclass(frozen=True)
class HiddenChecks(Exercise):
    """Hidden checks are graded like an exercise. What to define is in the public check file."""

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
    """Each answer, followed by the same answer to the hidden checks if there are any."""
    all_answers = []
    for answer in answers:
        all_answers.append(answer)
        if hidden := hidden_checks(answer.exercise):
            all_answers.append(Answer(hidden, answer.submission))
    return all_answers


def joined(results: Sequence[Result]) -> list[Result]:
    """One result for each answer, with the public and the hidden checks.

    Its evidence is from the public scenarios only, because reports show evidence to students.
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
