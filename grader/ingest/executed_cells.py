"""The answer among the cells that a kernel has run, as a small notebook to grade."""

import ast
from collections.abc import Collection, Sequence
from typing import Any

from grader.ingest.cells import defined_by, outside_functions, parsed, python_of


def answer_index(cells: Sequence[str], asked: Collection[str]) -> int | None:
    """Which cell is the answer: the latest that defines all names, or else some of them."""
    found = [set(asked) & defined_by(python_of(cell)) for cell in cells]
    whole = [index for index, names in enumerate(found) if len(names) == len(asked)]
    some = [index for index, names in enumerate(found) if names]
    return next(reversed(whole or some), None)


def as_notebook(cells: Sequence[str], answer: int, slug: str) -> dict[str, Any]:
    """A notebook of format 4: the cells that still count, and the answer last.

    If a cell was fixed and run again, the older version is left out.
    """
    others = [
        cell
        for index, cell in enumerate(cells)
        if index != answer and not _is_replaced(cell, cells[index + 1 :])
    ]
    made = [*map(_code, others), _code(cells[answer], grade_id=f"answer-{slug}")]
    return {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": made}


def _code(source: str, **nbgrader: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {"nbgrader": nbgrader} if nbgrader else {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def _is_replaced(cell: str, later: Sequence[str]) -> bool:
    names = defined_by(python_of(cell))
    return bool(names) and any(names <= _redefined(other) for other in later)


def _redefined(cell: str) -> set[str]:
    """The names that a cell defines without reading their old values."""
    source = python_of(cell)
    tree = parsed(source)
    parts = list(outside_functions(tree)) if tree else []
    read = {n.id for n in parts if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    changed = {ast.unparse(n.target) for n in parts if isinstance(n, ast.AugAssign)}
    return defined_by(source) - read - changed
