"""The answer among the cells that a kernel has executed, as a small notebook to be graded."""

import ast
from collections.abc import Collection, Sequence
from typing import Any

from grader.ingest.cells import defined_by, outside_functions, parsed, python_of


def place_of_answer(cells: Sequence[str], asked: Collection[str]) -> int | None:
    """Which cell is the answer: the latest that defines all names, or else one of them."""
    found = [set(asked) & defined_by(python_of(cell)) for cell in cells]
    whole = [place for place, names in enumerate(found) if len(names) == len(asked)]
    some = [place for place, names in enumerate(found) if names]
    return next(reversed(whole or some), None)


def as_notebook(cells: Sequence[str], answer: int, slug: str) -> dict[str, Any]:
    """A notebook of format 4: the cells as they count now, and last of all the answer.

    A cell that was run again, mended, gives everything anew: the older one is left out.
    """
    others = [
        cell
        for place, cell in enumerate(cells)
        if place != answer and not _is_replaced(cell, cells[place + 1 :])
    ]
    made = [*map(_code, others), _code(cells[answer], grade_id=f"answer-{slug}")]
    return {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": made}


def _code(source: str, **marks: str) -> dict[str, Any]:
    about = {"nbgrader": marks} if marks else {}
    return {
        "cell_type": "code",
        "metadata": about,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def _is_replaced(cell: str, later: Sequence[str]) -> bool:
    names = defined_by(python_of(cell))
    return bool(names) and any(names <= _given_anew(other) for other in later)


def _given_anew(cell: str) -> set[str]:
    """The names that a cell defines without a look at what they were before."""
    source = python_of(cell)
    tree = parsed(source)
    parts = list(outside_functions(tree)) if tree else []
    read = {n.id for n in parts if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    changed = {ast.unparse(n.target) for n in parts if isinstance(n, ast.AugAssign)}
    return defined_by(source) - read - changed
