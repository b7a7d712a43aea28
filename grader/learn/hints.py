"""Hints, one at a time."""

from grader.exercise.catalog import Exercise
from grader.learn.progress import Progress


def next_hint(exercise: Exercise, progress: Progress) -> list[str]:
    """The next hint in words, and how many are left; all of them once the last has been shown."""
    number = progress.hints_shown(exercise) + 1
    left = take_hint(exercise, progress)
    if number > len(exercise.hints):
        again = [f"{place}. {text}" for place, text in enumerate(exercise.hints, 1)]
        return [f"{left} Once more, all of them:", *again]
    return [_in_words(exercise, number), left]


def take_hint(exercise: Exercise, progress: Progress) -> str:
    """Note that one more hint is shown; gives how many are left, in words."""
    number, of = progress.hints_shown(exercise) + 1, len(exercise.hints)
    if number > of:
        return f"There are no more hints for {exercise.slug}."
    progress.note_hints(exercise, number)
    left = of - number
    if not left:
        return "That was the last one."
    return f"{left} more {'is' if left == 1 else 'are'} left."


def hints_taken(exercise: Exercise, progress: Progress) -> list[str]:
    """The hints that have been shown, in words."""
    number = min(progress.hints_shown(exercise), len(exercise.hints))
    return [_in_words(exercise, place) for place in range(1, number + 1)]


def _in_words(exercise: Exercise, number: int) -> str:
    hints = exercise.hints
    return f"Hint {number} of {len(hints)} for {exercise.slug}: {hints[number - 1]}"
