"""Hidden checks: they run for a teacher, after the public ones, and are never shipped.

`solutions/NN_chapter/slug/hidden_slug.py` is an ordinary check module for the same stub. Students see
its sentences, outcomes and points, nothing else.
"""

from collections.abc import Iterable, Sequence
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


def checked_by(exercises: Iterable[Exercise]) -> dict[Exercise, list[Exercise]]:
    """What grades an answer to each exercise: itself, and its hidden checks if there are any."""
    found = {exercise: hidden_checks(exercise) for exercise in dict.fromkeys(exercises)}
    return {
        exercise: [exercise, *([hidden] if hidden else [])] for exercise, hidden in found.items()
    }


def with_hidden(answers: Sequence[Answer]) -> list[Answer]:
    """Each answer, followed by the same answer to the hidden checks if there are any."""
    grading = checked_by(answer.exercise for answer in answers)
    return [Answer(by, answer.submission) for answer in answers for by in grading[answer.exercise]]


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
