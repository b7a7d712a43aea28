"""Builds the notebook of an assignment from the same stubs, solutions and checks as `make check`.

There are three cells for each exercise: its brief, a cell for the answer, and a locked cell that checks
it. The source notebook has the solution below the stub, between the comments by which nbgrader removes
it from the released version.
"""

from collections.abc import Sequence
from typing import Any

from grader.errors import CannotGrade
from grader.evidence.failures import count
from grader.exercise.catalog import Exercise
from grader.exercise.hidden import hidden_checks
from grader.exercise.solutions import answers_to

TAIL = "# From here on you need change nothing"
"""The line of a stub from which on it only runs the stub as a program."""
ABOUT = """# {name}

Each exercise has a text to read, a cell for your answer, and a cell that checks it. Write your answer in
the cell under the text and run it, then run `check(…)` below it. You see your points, what was expected,
what happened, and a timeline. Check as often as you like.

- To try something yourself, add a cell and write `await` in it: `await greet("Ada")`. A notebook already
  runs an event loop, so `asyncio.run(…)` raises an error here. You do not need it.
- Do not copy, split or delete the cells. You can add cells of your own; a later cell can use functions
  and imports of an earlier one.
"""


def notebook(name: str, exercises: Sequence[Exercise]) -> Any:
    """The source notebook of an assignment, as an nbformat notebook, with solutions."""
    from nbformat import from_dict

    return from_dict(_in_json(name, [_cells(e, _answer(e), max_points(e)) for e in exercises]))


def learner_notebook(name: str, exercises: Sequence[Exercise]) -> dict[str, Any]:
    """The same notebook without solutions and hidden checks, as JSON data. Needs no nbformat."""
    return _in_json(name, [_cells(e, stub_cell(e), e.max_points) for e in exercises])


def _in_json(name: str, exercises: Sequence[list[dict[str, Any]]]) -> dict[str, Any]:
    cells = [
        _cell("markdown", ABOUT.format(name=name), _metadata("about")),
        _cell("code", "from grader.notebook import check", _metadata("setup")),
        *(cell for exercise in exercises for cell in exercise),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # the same each time it is built
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": KERNEL, "cells": cells}


def _cells(exercise: Exercise, answer: str, points: int) -> list[dict[str, Any]]:
    slug = exercise.slug
    check = _metadata(f"check-{slug}", points=points)
    return [
        _cell("markdown", _brief(exercise, points), _metadata(f"brief-{slug}")),
        _cell("code", answer, _metadata(f"answer-{slug}", solution=True)),
        _cell("code", f'check("{slug}")', check),
    ]


def _cell(kind: str, source: str, metadata: dict[str, Any]) -> dict[str, Any]:
    run: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": metadata, "source": source, **run}


KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def max_points(exercise: Exercise) -> int:
    """The points of an exercise in a class: those of its public and its hidden checks."""
    hidden = hidden_checks(exercise)
    return exercise.max_points + (hidden.max_points if hidden else 0)


def _metadata(grade_id: str, *, solution: bool = False, points: int | None = None) -> Any:
    about = {
        "schema_version": 3,
        "grade_id": grade_id,
        "solution": solution,
        "grade": points is not None,
        "locked": not solution,
        "task": False,
    }
    return {"nbgrader": about if points is None else {**about, "points": points}}


def _brief(exercise: Exercise, points: int) -> str:
    """The stub's docstring, with its first line as a heading, and nothing of further files: cells have none."""
    title, text = exercise.brief
    if exercise.may_be_split:
        told = text.split("\n\n")
        text = "\n\n".join(part for part in told if f"`{exercise.slug}_`" not in part)
    return f"## {title}\n{text}\n\n*{count(points, 'point')}.*"


def _answer(exercise: Exercise) -> str:
    """The stub as a cell, then the solution between comments, by which nbgrader removes it."""
    solution = answers_to(exercise).get("solution.py", "")
    if not solution:
        raise CannotGrade(
            f"There is no solution of {exercise.slug} here, and an assignment needs it: this is a "
            "student's copy of the kit. Use a clone or an installed kit."
        )
    return f"{stub_cell(exercise)}\n### BEGIN SOLUTION\n{solution.strip()}\n### END SOLUTION"


def stub_cell(exercise: Exercise) -> str:
    """The stub without its brief, and without the part that runs it as a program."""
    lines = exercise.below_brief.splitlines()
    last = next((n for n, line in enumerate(lines) if line.startswith(TAIL)), len(lines))
    return "\n".join(lines[:last]).strip() + "\n"
