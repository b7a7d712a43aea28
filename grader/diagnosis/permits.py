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
            for call in [call for part in node.finalbody for call in ast.walk(part)]:
                if isinstance(call, ast.Call) and last_name(call.func) == "release":
                    yield call.lineno
