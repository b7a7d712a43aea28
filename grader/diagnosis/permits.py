"""Where a student's source takes a lock and does not release it, or releases one that it has not taken."""

import ast
from collections.abc import Iterator

from grader.diagnosis.source import Source, last_name


def acquire_without_finally(source: Source) -> list[int]:
    """Every `acquire`, where no `finally` has a `release`."""
    tries = (node for node in source.nodes if isinstance(node, ast.Try))
    released = any(".release(" in ast.unparse(n) for node in tries for n in node.finalbody)
    return [] if released else source.lines_of_calls("acquire")


def release_after_acquire(source: Source) -> Iterator[int]:
    """A `release` in a `finally` whose `try` contains the `acquire`."""
    for node in source.nodes:
        if isinstance(node, ast.Try) and ".acquire(" in "".join(map(ast.unparse, node.body)):
            calls = [call for part in node.finalbody for call in ast.walk(part)]
            calls = [call for call in calls if isinstance(call, ast.Call)]
            yield from (c.lineno for c in calls if last_name(c.func) == "release")
