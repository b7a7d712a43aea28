"""Where a task is waited for that has failed, and nothing looks at its exception."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise

from grader.diagnosis.case import Case
from grader.diagnosis.reading import function_around
from grader.diagnosis.source import Source, last_name
from grader.diagnosis.waits_in_source import lines_of_waits

LOOKS = ("result", "exception", "gather", "add_done_callback")
"""What is called to see how a task has ended."""
LEAVES = (ast.Return, ast.Raise)


def wait_without_a_look(case: Case, made: int | None) -> int | None:
    """The last `asyncio.wait` that ended with a task which was made on a line, if nothing looks at it then."""
    waits = {*lines_of_waits(case.source)}
    tasks = {step.task for step in case.evidence.path if made is not None and made in step.lines}
    for before, step in reversed([*pairwise(case.evidence.path)]):
        if before.task in tasks - {step.task} and step.line in waits:
            looked = any(_looks_after(case.source, line) for line in step.lines)
            return None if looked else step.line
    return None


def _looks_after(source: Source, line: int) -> bool:
    """Whether something that comes after a line in its function asks a task how it has ended, or awaits it."""
    return any(_looks(source, node) for one in _after(source, line) for node in ast.walk(one))


def _looks(source: Source, node: ast.AST) -> bool:
    if isinstance(node, ast.Await):
        return isinstance(node.value, ast.Name | ast.Attribute | ast.Subscript)
    return isinstance(node, ast.Call) and last_name(node.func) in LOOKS


def _after(source: Source, line: int) -> Iterator[ast.stmt]:
    """The statements after a line in its function, the innermost block first, as far as one that leaves.

    A statement around the line is one of them: a loop comes to all that is in it once more.
    """
    made = function_around(source, line)
    for node in reversed(source.around(line)):
        yield from getattr(node, "finalbody", [])
        for block in (getattr(node, name, None) for name in ("body", "orelse")):
            place = _place(block, line) if isinstance(block, list) else None
            if isinstance(block, list) and place is not None:
                yield from block[place:]
                if any(isinstance(one, LEAVES) for one in block[place:]):
                    return
        if node is made:
            return


def _place(block: Sequence[ast.stmt], line: int) -> int | None:
    """Which of these statements a line is in."""
    holding = (n for n, one in enumerate(block) if one.lineno <= line <= (one.end_lineno or 0))
    return next(holding, None)
