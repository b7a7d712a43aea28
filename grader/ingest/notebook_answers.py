"""The answers to some exercises in one notebook."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from grader.commands import as_typed
from grader.errors import UsageError
from grader.exercise.catalog import Exercise
from grader.exercise.result import Answer
from grader.exercise.submission import Rejected, Submission
from grader.ingest.notebook import read_notebook


def asks_of(exercises: Iterable[Exercise]) -> dict[str, Collection[str]]:
    """The names that each exercise asks for, by its slug. They help to find lost answer cells."""
    return {e.slug: [asked["name"] for asked in e.asks] for e in exercises}


def answers_in_notebook(
    path: Path, exercises: Sequence[Exercise], *, all_wanted: bool
) -> list[Answer]:
    """Each exercise with its answer; unless `all_wanted`, only exercises that the notebook contains.

    UsageError if it contains none. If the notebook cannot be read, all answers are rejected.
    """
    asks = asks_of(exercises) if all_wanted else None
    try:
        found = read_notebook(path, path.stem, asks, asks_of(exercises))
    except Rejected as reason:
        rejected = Submission(path.stem, path, rejected=str(reason))
        found = {exercise.slug: rejected for exercise in exercises if all_wanted}
        if not found:
            raise UsageError(f"{path}: {reason}") from None
    answers = [Answer(e, found[e.slug]) for e in exercises if e.slug in found]
    if not answers:
        raise UsageError(
            f"{path} contains no answer: no cell has the nbgrader ID `answer-SLUG`. Name the "
            f"exercises that it answers, or make a notebook with `{as_typed('notebook', 'SLUG')}`."
        )
    return answers
