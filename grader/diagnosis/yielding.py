"""Where a loop that computes yields control, and where a generator yields inside a block."""

import ast

from grader.diagnosis.source import Source
from grader.diagnosis.waits_in_source import WAITS
from grader.exercise.syntax import FUNCTIONS


def condition_of_yields(source: Source, line: int | None) -> int | None:
    """The only `if` in the loop around a line on which all its awaits depend."""
    loop = loop_of_statements(source, line)
    if loop is None or line is None:
        return None
    waiting = [part for part in loop.body if _waits(part)]
    if len(waiting) != 1 or waiting[0].lineno <= line <= (waiting[0].end_lineno or 0):
        return None
    skips = [part for part in loop.body if _skips(part) and line < part.lineno < waiting[0].lineno]
    found = [*skips, *(part for part in waiting if _is_condition(part))]
    return found[0].lineno if len(found) == 1 else None


def line_that_yields_inside(source: Source, line: int | None) -> int | None:
    """The only `yield` in a block that is opened on the same thing as the block that is opened on a line."""
    blocks = [node for node in source.around(line) if isinstance(node, ast.AsyncWith)]
    opened = {text for node in blocks if node.lineno == line for text in _opened(node)}
    others = [node for node in source.nodes if opened & {*_opened(node)}]
    found = {
        part.lineno for node in others for part in ast.walk(node) if isinstance(part, ast.Yield)
    }
    return found.pop() if len(found) == 1 else None


def _opened(node: ast.AST) -> list[str]:
    """What an `async with` opens, as source text."""
    items = node.items if isinstance(node, ast.AsyncWith) else []
    return [ast.unparse(item.context_expr) for item in items]


def loop_of_statements(source: Source, line: int | None) -> ast.For | ast.While | None:
    """The innermost loop of statements that has a line in its body, in the same function."""
    for node in reversed(source.around(line)):
        if isinstance(node, FUNCTIONS):
            return None
        if isinstance(node, ast.For | ast.While) and node.body[0].lineno <= (line or 0):
            return node
    return None


def _waits(node: ast.AST) -> bool:
    return any(isinstance(part, WAITS) for part in ast.walk(node))


def _skips(node: ast.stmt) -> bool:
    """Whether it is an `if` that goes on with the next iteration."""
    return isinstance(node, ast.If) and isinstance(node.body[-1], ast.Continue)


def _is_condition(node: ast.stmt) -> bool:
    """Whether it is an `if` that waits only where its test holds."""
    if not isinstance(node, ast.If):
        return False
    return not _waits(node.test) and not any(map(_waits, node.orelse))
