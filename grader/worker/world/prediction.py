"""For exercises in which the student says what a program prints, before it has been run.

The check file has the programs, and the stub shows them; so it is no use to change the stub's. The
scenario runs them and takes the student's lists along (`run_beside`); a check asks whether a list
holds what was printed (`as_predicted`), and gives away no line that the student did not predict.
"""

import io
from collections.abc import Awaitable, Callable, Sequence
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.evidence import Evidence

Program = Callable[[], Awaitable[Any]]


async def run_beside(
    student: Any, **programs: Program
) -> dict[str, tuple[list[Any] | str, list[str]]]:
    """Run the programs; under each name are the student's list of that name and the lines printed.

    What is still `...` in a list is None. Something that is no list is its type's name, so that it
    costs nothing but its own check. NotImplementedError if nothing else is in any list.
    """
    predictions = {name: _predicted(getattr(student, name)) for name in programs}
    if not any(line is not None for lines in predictions.values() for line in lines):
        raise NotImplementedError(f"{' and '.join(programs)} are still to be filled in")
    return {name: (predictions[name], await lines_of(programs[name])) for name in programs}


def _predicted(lines: Any) -> list[Any] | str:
    if type(lines) is not list:
        return type(lines).__name__
    return [None if line is ... else line for line in lines]


async def lines_of(program: Program) -> list[str]:
    """The lines that a program prints; they do not reach the screen."""
    page = io.StringIO()
    with redirect_stdout(page):
        await program()
    return page.getvalue().splitlines()


def as_predicted(evidence: "Evidence", name: str) -> None:
    """The student's list `name` must hold what its program printed."""
    predicted, printed = evidence.value.plain[name]
    problem = first_problem(name, predicted, printed)
    if problem:
        raise AssertionError(problem)


def first_problem(name: str, predicted: Sequence[Any], printed: Sequence[str]) -> str | None:
    """Where a prediction first goes wrong, without the line that would be right."""
    if isinstance(predicted, str):
        told = f"{name} should be a list of texts, and is a {predicted}"
        return f"{told}: write it as `{name}: list[str] = […]`"
    for number, said in enumerate(predicted, 1):
        if said is None:
            return f"line {number} of {name} is still to be predicted"
        if type(said) is not str:
            return f"line {number} of {name} should be a text in quotes, and is {said!r}"
    if len(predicted) != len(printed):
        return f"the program prints {len(printed)} lines, and {name} has {len(predicted)}"
    for number, said in enumerate(predicted, 1):
        if said not in printed:
            return f"line {number} of {name} is {said!r}, and that is never printed (is it spelled so?)"
    for number, (said, line) in enumerate(zip(predicted, printed, strict=True), 1):
        if said != line:
            what = f"at that moment it is not yet, or no longer, the turn of {said!r}"
            return f"{_so_far(number - 1)}line {number} is where {name} goes wrong: {what}"
    return None


def _so_far(right: int) -> str:
    if right == 0:
        return ""
    return f"the first {right} lines are right; " if right > 1 else "the first line is right; "
