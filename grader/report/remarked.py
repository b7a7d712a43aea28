"""A pass with remarks, in words: the same in every report."""

from collections.abc import Sequence

from grader.diagnosis import remarks
from grader.exercise.result import Result

NO_POINTS = "A remark costs no points."


def with_remarks(result: Result) -> str:
    """`, with a remark` or `, with 2 remarks`, to go on after `pass`; nothing for a clean answer."""
    number = len(remarks(result))
    return f", {_counted(number)}" if number else ""


def all_pass(results: Sequence[Result]) -> str:
    """The sentence for answers that all pass. It praises only what is clean."""
    number = sum(len(remarks(result)) for result in results)
    if not number:
        return "All checks pass. Well done."
    return f"All checks pass, {_counted(number)}. {NO_POINTS}"


def _counted(number: int) -> str:
    return "with a remark" if number == 1 else f"with {number} remarks"
