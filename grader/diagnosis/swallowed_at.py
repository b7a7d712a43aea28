"""Where a cancellation that came at a known line, and did not come out, must have ended."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.case import Case
from grader.diagnosis.kept_errors import raises_later
from grader.diagnosis.source import CALLERS, Source
from grader.exercise.syntax import FUNCTIONS


def handler_it_came_to(case: Case) -> ast.ExceptHandler | None:
    """The only `except` that a cancellation came to and that need not raise it again."""
    found = {one for at in case.evidence.noticed.cancelled_at for one in _ways(case.source, at)}
    return found.pop() if len(found) == 1 else None


def _ways(source: Source, line: int) -> Iterator[ast.ExceptHandler]:
    """The first `except` for a cancellation on each way out from a line, if it may keep it."""
    lines, known = [line], {line}
    for _ in range(CALLERS):
        further: list[int] = []
        for one in lines:
            handler = _first_handler(source, one)
            if handler is None:
                holder = reading.function_around(source, one)
                further += source.lines_of_calls(holder.name) if holder else []
            elif may_keep(source, handler):
                yield handler
        lines = [one for one in further if one not in known]
        known.update(lines)


def _first_handler(source: Source, line: int) -> ast.ExceptHandler | None:
    """The first `except` around a line in its function that catches a cancellation, and does more than raise it."""
    for node in reversed(source.around(line)):
        if isinstance(node, FUNCTIONS):
            return None
        if isinstance(node, ast.Try) and line <= (node.body[-1].end_lineno or 0):
            seen = (one for one in node.handlers if reading.catches(one, "CancelledError"))
            first = next(seen, None)
            if first is not None and not isinstance(first.body[-1], ast.Raise):
                return first
    return None


def may_keep(source: Source, handler: ast.ExceptHandler) -> bool:
    """Whether an `except` may end what it catches: no flag that it sets is looked at before a `raise`."""
    return not (raises_later(handler, source.nodes) or sets_a_flag(source, handler))


def sets_a_flag(source: Source, handler: ast.ExceptHandler) -> bool:
    """Whether it sets a name that an `if` with a `raise` tests elsewhere: `again = True`."""
    made = [node for node in ast.walk(handler) if isinstance(node, ast.Assign | ast.AugAssign)]
    targets = [t for n in made for t in (n.targets if isinstance(n, ast.Assign) else [n.target])]
    flags = {ast.unparse(target) for target in targets}
    inside = {*ast.walk(handler)}
    tests = [n for n in source.nodes if isinstance(n, ast.If) and n not in inside]
    asked = [ast.walk(n.test) for n in tests if any(isinstance(p, ast.Raise) for p in n.body)]
    names = (part for parts in asked for part in parts)
    return any(isinstance(p, ast.Name | ast.Attribute) and ast.unparse(p) in flags for p in names)


def raised_only_if(handler: ast.ExceptHandler) -> str:
    """The condition on which it raises what it has caught; empty if there is none, or are several."""
    tests = [n for n in handler.body if isinstance(n, ast.If) and reading.raises(n)]
    plain = len(tests) == 1 and isinstance(tests[0].body[-1], ast.Raise) and not tests[0].orelse
    return ast.unparse(tests[0].test) if plain else ""
