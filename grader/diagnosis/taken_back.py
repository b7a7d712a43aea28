"""Where the source takes every request to cancel back, also one that should have ended it."""

import ast
from collections.abc import Iterator

from grader.diagnosis.reading import function_around, lines_of_yields
from grader.diagnosis.source import Source, last_name
from grader.diagnosis.waits_in_source import WAITS


def line_that_takes_all_back(source: Source, line: int | None) -> int | None:
    """The only loop over `uncancel()` after which nothing is raised, if what it guards is the wait on this line, and nothing else."""
    kinds = (node for node in source.nodes if isinstance(node, ast.While | ast.For))
    loops = [node for node in kinds if _is_loop(node) and not _is_passed_on(source, node)]
    if len(loops) != 1:
        return None
    guarded = [node for part in _guarded(source, loops[0]) for node in ast.walk(part)]
    waits = [node.lineno for node in guarded if isinstance(node, WAITS)]
    return loops[0].lineno if waits == [line] else None


def _is_loop(node: ast.While | ast.For) -> bool:
    """Whether a loop takes requests back, and does not wait."""
    parts = list(ast.walk(node))
    taken = any(isinstance(n, ast.Call) and last_name(n.func) == "uncancel" for n in parts)
    return taken and not any(isinstance(n, WAITS) for n in parts)


def _is_passed_on(source: Source, loop: ast.While | ast.For) -> bool:
    """Whether the `except` around it raises in the end."""
    around = source.around(loop.lineno)
    return any(
        isinstance(n, ast.ExceptHandler) and isinstance(n.body[-1], ast.Raise) for n in around
    )


def _guarded(source: Source, loop: ast.While | ast.For) -> Iterator[ast.stmt]:
    """What comes before it in a `try`; or else the blocks of the context manager in which it is."""
    tries = [node for node in source.around(loop.lineno) if isinstance(node, ast.Try)]
    after = [node for node in tries if loop.lineno > (node.body[-1].end_lineno or 0)]
    if after:
        yield from after[-1].body
        return
    names = _managers(source, loop.lineno)
    for node in source.nodes:
        if isinstance(node, ast.With | ast.AsyncWith):
            opened = [item.context_expr for item in node.items]
            calls = [one.func for one in opened if isinstance(one, ast.Call)]
            yield from node.body if names.intersection(map(last_name, calls)) else ()


def _managers(source: Source, line: int) -> set[str]:
    """The class around a line, and the functions that yield before it, or before they call what it is in."""
    classes = [node.name for node in source.around(line) if isinstance(node, ast.ClassDef)]
    holder = function_around(source, line)
    places = [line, *(source.lines_of_calls(holder.name) if holder else ())]
    holders = [(function_around(source, place), place) for place in places]
    late = {one.name for one, at in holders if one and any(y < at for y in lines_of_yields(one))}
    return late.union(classes[-1:])
