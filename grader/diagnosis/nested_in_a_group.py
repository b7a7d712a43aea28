"""What closes before the task group around it ends, although tasks of the group still use it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.source import Source, last_name


class Opened(NamedTuple):
    """What is opened: the name it gets, how, and on which line."""

    name: str
    how: str
    line: int


def closed_before_its_group(source: Source, lines: list[int]) -> int | None:
    """Where it is opened inside of a group, of which an error came out on one of these lines."""
    blocks = [node for line in lines for node in source.around(line)]
    found = {
        inner.line
        for block in blocks
        if isinstance(block, ast.AsyncWith) and block.lineno in lines
        for inner in _opened_inside(block)
        if _is_passed_to_tasks(block, inner)
    }
    return found.pop() if len(found) == 1 else None


def _opened_inside(block: ast.AsyncWith) -> list[Opened]:
    """What is opened after the first group of a block, in the order of the source."""
    opened = [*_opened(block)]
    groups = [place for place, one in enumerate(opened) if one.how == "TaskGroup"]
    return opened[groups[0] + 1 :] if groups else []


def _opened(block: ast.AsyncWith) -> Iterator[Opened]:
    """What a block opens itself, and then in its body: by an `async with`, or on a stack."""
    for node in [block, *(part for one in block.body for part in ast.walk(one))]:
        if isinstance(node, ast.AsyncWith):
            for item in node.items:
                yield from _with_a_name(item.optional_vars, item.context_expr, node.lineno)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Await):
            call = node.value.value
            if isinstance(call, ast.Call) and last_name(call.func) == "enter_async_context":
                for one in call.args[:1]:
                    yield from _with_a_name(node.targets[0], one, node.lineno)


def _with_a_name(name: ast.expr | None, opened: ast.expr, line: int) -> Iterator[Opened]:
    if isinstance(name, ast.Name) and isinstance(opened, ast.Call):
        yield Opened(name.id, last_name(opened.func), line)


def _is_passed_to_tasks(block: ast.AsyncWith, inner: Opened) -> bool:
    """Whether a group's task gets it: `group.create_task(f(session))`."""
    calls = [node for node in ast.walk(block) if isinstance(node, ast.Call)]
    given = [arg for call in calls if last_name(call.func) == "create_task" for arg in call.args]
    parts = (part for arg in given for part in ast.walk(arg))
    return any(isinstance(part, ast.Name) and part.id == inner.name for part in parts)
