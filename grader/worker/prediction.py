"""For exercises in which the student says what a program prints, before it has been run.

The check file has the programs, and the stub shows them; so it is no use to change the stub's. The
scenario runs them and takes the student's lists along; `grader/evidence/predictions.py` compares.
"""

import io
from collections.abc import Awaitable, Callable
from contextlib import redirect_stdout
from typing import Any

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
