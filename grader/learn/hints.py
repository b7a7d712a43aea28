"""Hints, one at a time."""

from grader.exercise.catalog import Exercise
from grader.learn.progress import Progress


def next_hint(exercise: Exercise, progress: Progress) -> list[str]:
    """The lines to show: the next hint and how many are left, or all hints after the last one."""
    number = progress.hints_shown(exercise) + 1
    left = take_hint(exercise, progress)
    if number > len(exercise.hints):
        again = [f"{place}. {text}" for place, text in enumerate(exercise.hints, 1)]
        return [f"{left} Here they are again:", *again]
    return [_in_words(exercise, number), left]


def take_hint(exercise: Exercise, progress: Progress) -> str:
    """Note that one more hint is shown; returns a sentence on how many are left."""
    number, of = progress.hints_shown(exercise) + 1, len(exercise.hints)
    if number > of:
        return f"There are no more hints for {exercise.slug}."
    progress.note_hints(exercise, number)
    left = of - number
    if not left:
        return "That was the last hint."
    return f"{left} more hint{' is' if left == 1 else 's are'} left."


def hints_taken(exercise: Exercise, progress: Progress) -> list[str]:
    """The hints that have been shown, as lines."""
    number = min(progress.hints_shown(exercise), len(exercise.hints))
    return [_in_words(exercise, place) for place in range(1, number + 1)]


def _in_words(exercise: Exercise, number: int) -> str:
    hints = exercise.hints
    return f"Hint {number} of {len(hints)} for {exercise.slug}: {hints[number - 1]}"
