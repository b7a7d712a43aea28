"""Hints, one at a time."""

from grader.catalog import Exercise
from grader.learn.progress import Progress


def next_hint(exercise: Exercise, progress: Progress) -> list[str]:
    """The next hint in words, and how many are left; all of them once the last has been shown."""
    hints = exercise.hints
    number = progress.hints_shown(exercise) + 1
    if number > len(hints):
        again = [f"{place}. {text}" for place, text in enumerate(hints, 1)]
        return [f"There are no more hints for {exercise.slug}. Once more, all of them:", *again]
    progress.note_hints(exercise, number)
    return [
        f"Hint {number} of {len(hints)} for {exercise.slug}: {hints[number - 1]}",
        _left(number, len(hints)),
    ]


def _left(number: int, of: int) -> str:
    left = of - number
    if not left:
        return "That was the last one."
    return f"{left} more {'is' if left == 1 else 'are'} left."
