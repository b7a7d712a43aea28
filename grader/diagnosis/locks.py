"""Find the lock that is held at a line, whatever its name: read from the source, for the line only."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.source import LOOPS, Source
from grader.exercise.syntax import FUNCTIONS

LOCKS = ("lock", "semaphore", "condition")
NO_LOCKS = ("timeout", "taskgroup", "session", "get(", "post(", "request", "connect", "runner")
"""Words in the heads of blocks that are no locks."""


class Lock(NamedTuple):
    """A lock or a semaphore as it is written in the source, and the line that acquires it."""

    text: str
    line: int


def lock_around(source: Source, line: int | None) -> Lock | None:
    """The lock that is held at a line: by a block around it, or an `acquire` before it; not across a loop."""
    for node in reversed(source.around(line)):
        if isinstance(node, LOOPS):
            return None  # what one loop calls in turn does not wait for a lock
        if isinstance(node, ast.AsyncWith):
            for text in _locks_of(source, node):
                return Lock(text, node.lineno)
        if isinstance(node, FUNCTIONS):
            return _acquired(source, node, line or 0)
    return None


def _locks_of(source: Source, block: ast.AsyncWith) -> Iterator[str]:
    """What a block acquires that is named a lock, or may be one: no `as`, and nothing else by its name."""
    for item in block.items:
        meaning = source.meaning(item.context_expr)
        named = any(word in meaning for word in LOCKS)
        other = item.optional_vars is not None or any(word in meaning for word in NO_LOCKS)
        if named or not other:
            yield source.part(item.context_expr)


def _acquired(source: Source, function: ast.AST, line: int) -> Lock | None:
    """The last `acquire` in a function before a line."""
    for node in reversed(list(ast.walk(function))):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr == "acquire" and called.lineno < line:
            return Lock(source.part(called.value), called.lineno)
    return None


def blocks_that_wait(source: Source) -> list[int]:
    """The lines of all blocks that hold a lock during an `await`."""
    blocks = [node for node in ast.walk(source.tree) if isinstance(node, ast.AsyncWith)]
    return [
        block.lineno
        for block in blocks
        if any("lock" in source.meaning(item.context_expr) for item in block.items)
        and any(isinstance(node, ast.Await) for part in block.body for node in ast.walk(part))
    ]
