"""Find the lock that a line holds, whatever it is called: read from the source, for the line only."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.source import FUNCTIONS, LOOPS, Source

LOCKS = ("lock", "semaphore", "condition")
NO_LOCKS = ("timeout", "taskgroup", "session", "get(", "post(", "request", "connect", "runner")
"""Words in the heads of blocks that hold nobody back."""


class Lock(NamedTuple):
    """A lock or a semaphore as it stands in the source, and the line that takes it."""

    text: str
    line: int


def lock_round(source: Source, line: int | None) -> Lock | None:
    """What a line holds: a block round it, or an `acquire` before it; not if a loop is in between."""
    for node in reversed(source.around(line)):
        if isinstance(node, LOOPS):
            return None  # what is called in turn by one loop does not wait for a lock
        if isinstance(node, ast.AsyncWith):
            for text in _locks_of(source, node):
                return Lock(text, node.lineno)
        if isinstance(node, FUNCTIONS):
            return _acquired(source, node, line or 0)
    return None


def _locks_of(source: Source, block: ast.AsyncWith) -> Iterator[str]:
    """What a block takes that is called a lock, or may be one: it gives nothing, and is nothing else."""
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
