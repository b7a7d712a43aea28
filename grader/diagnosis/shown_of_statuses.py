"""Where to look for a status that was ignored, or for a request that was tried again in vain."""

import ast
from collections.abc import Iterator

from grader.diagnosis.kept_errors import passes_on
from grader.diagnosis.reading import caught_by
from grader.diagnosis.source import Source, last_name

BROAD = ("ClientError", "Exception")
READING = ("text", "json", "read", "iter_any", "iter_chunked", "iter_chunks", "readany")
TELLS = ("status", "ok")


def again(source: Source) -> list[int]:
    """The `except` in a loop that catches most exceptions, or else the test of a status there.

    Without any `except` it is the pause in the loop, or the `gather` that starts all attempts at once.
    """
    handlers = [node for node in source.nodes if isinstance(node, ast.ExceptHandler)]
    if not handlers:
        line = source.line_of_pause()
        paused = [line] if line is not None and source.in_loop(line) else []
        return paused or source.lines_of_calls("gather")
    broad = [h for h in handlers if _is_broad(h)]
    caught = [h.lineno for h in broad if source.in_loop(h.lineno)]
    return caught or [line for line in _statuses(source) if source.in_loop(line)]


def _is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches most exceptions: by no name, or by one of these."""
    if handler.type is None:
        return True
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(name).endswith(BROAD) for name in named)


def body_without_status(source: Source) -> list[int]:
    """Where a response is read, or what was read decides, if no status is tested; or else where one is."""
    if not source.mentions("raise_for_status") and _is_only_told(source):
        return [*_decided_by_the_body(source)] or source.lines_of_calls(*READING)
    return (
        _statuses(source)
        or [*_on_a_condition(source)]
        or _with_another_condition(source)
        or [*caught_and_kept(source)]
    )


def _is_only_told(source: Source) -> bool:
    """Whether a status is nowhere but in errors that are raised: it decides nothing."""
    raised = (node for node in source.nodes if isinstance(node, ast.Raise))
    told = {id(part) for node in raised for part in ast.walk(node)}
    asked = (n for n in source.nodes if isinstance(n, ast.Attribute) and n.attr in TELLS)
    return all(id(node) in told for node in asked)


def _decided_by_the_body(source: Source) -> Iterator[int]:
    """`if "error" in body: raise …`, of what was read from a response."""
    names = {
        ast.unparse(node.targets[0])
        for node in source.nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Await)
        if isinstance(node.value.value, ast.Call) and last_name(node.value.value.func) in READING
    }
    for node in source.nodes:
        if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise):
            asked = {n.id for n in ast.walk(node.test) if isinstance(n, ast.Name)}
            yield from [node.lineno] if asked & names else []


def _on_a_condition(source: Source) -> Iterator[int]:
    """The `if` of the only `raise_for_status()`, where that is all that depends on it."""
    if len(source.lines_of_calls("raise_for_status")) == 1:
        for node in source.nodes:
            if isinstance(node, ast.If) and len(node.body) == 1 and not node.orelse:
                only = node.body[0].value if isinstance(node.body[0], ast.Expr) else None
                if isinstance(only, ast.Call) and last_name(only.func) == "raise_for_status":
                    yield node.lineno


def _with_another_condition(source: Source) -> list[int]:
    """Where `response.ok` is not all that is asked: `if "title" not in book and not response.ok`."""
    tests = (node.test for node in source.nodes if isinstance(node, ast.If))
    return [t.lineno for t in tests if isinstance(t, ast.BoolOp) and ".ok" in ast.unparse(t)]


def _statuses(source: Source) -> list[int]:
    """Where a response's status is compared with something."""
    compared = (node for node in source.nodes if isinstance(node, ast.Compare))
    return [node.lineno for node in compared if ".status" in ast.unparse(node)]


def caught_and_kept(source: Source) -> Iterator[int]:
    """An `except` that raises nothing, and a `suppress`; not for the end of an iterator, which is no error."""
    yield from source.lines_of_calls("suppress")
    handlers = (node for node in source.nodes if isinstance(node, ast.ExceptHandler))
    for handler in handlers:
        of_the_end = caught_by(handler).endswith(("StopAsyncIteration", "StopIteration"))
        if not passes_on(handler, source.nodes) and not of_the_end:
            yield handler.lineno
