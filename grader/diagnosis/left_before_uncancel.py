"""Where the error of a task leaves a function that takes a cancellation back only further below."""

import ast
from collections.abc import Iterator

from grader.diagnosis.reading import catches, function_around, handlers_around, own_nodes
from grader.diagnosis.source import Source, last_name
from grader.diagnosis.truth import LEAVES

BLOCKS = ("body", "orelse", "finalbody")


def left_before_uncancel(source: Source) -> int | None:
    """The only line that raises the error of a task on the way to the only `uncancel()`."""
    back = source.lines_of_calls("uncancel")
    made = function_around(source, back[0]) if len(back) == 1 else None
    if made is None:
        return None
    lines = {line for node in own_nodes(made) for line in _raises_what_failed(source, node)}
    found = [line for line in lines if _leads_to(source, line, back[0])]
    return found[0] if len(found) == 1 else None


def _raises_what_failed(source: Source, node: ast.AST) -> Iterator[int]:
    """The line of `task.result()`, of `await task`, or of `raise task.exception()`."""
    if isinstance(node, ast.Await):
        yield from [node.lineno] if isinstance(node.value, ast.Name | ast.Attribute) else []
    elif isinstance(node, ast.Raise) and node.exc is not None:
        yield from [node.lineno] if ".exception()" in source.meaning(node.exc) else []
    elif isinstance(node, ast.Call) and last_name(node.func) == "result" and not node.args:
        yield node.lineno


def _leads_to(source: Source, line: int, later: int) -> bool:
    """Whether a line further below is reached after a line, but not if that raises an error."""
    if line >= later or any(catches(one, "Exception") for one in handlers_around(source, [line])):
        return False
    after = source.around(later)
    for node in source.around(line):
        here, there = (_block_of(node, number) for number in (line, later))
        if node not in after:
            if any(_leaves(block[-1], line) for _, block in here):
                return False
        elif here != there:
            names = [name for name, _ in (*here, *there)]
            return isinstance(node, ast.Try) and names == ["body", "orelse"]
    return True


def _leaves(last: ast.stmt, line: int) -> bool:
    """Whether a block ends elsewhere; the `raise` on the line itself is what is asked about."""
    itself = isinstance(last, ast.Raise) and last.lineno == line
    return isinstance(last, LEAVES) and not itself


def _block_of(node: ast.AST, line: int) -> list[tuple[str, list[ast.stmt]]]:
    """The block of a statement that a line is in, with its name."""
    return [(name, block) for name, block in _blocks(node) if _holds(block, line)]


def _blocks(node: ast.AST) -> Iterator[tuple[str, list[ast.stmt]]]:
    for name in BLOCKS:
        if isinstance(block := getattr(node, name, None), list) and block:
            yield name, block
    for handler in getattr(node, "handlers", []):
        yield "handler", handler.body


def _holds(block: list[ast.stmt], line: int) -> bool:
    return block[0].lineno <= line <= (block[-1].end_lineno or 0)
