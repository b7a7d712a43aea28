"""Rules about exception groups that were opened: not deep enough, or for one of the errors inside."""

import ast
from collections.abc import Iterator
from typing import Any

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.results import innermost, pairs
from grader.diagnosis.source import LOOPS, Source, last_name
from grader.evidence.failures import NotHandled, NotSeen
from grader.evidence.values import Opaque
from grader.exercise.syntax import FUNCTIONS

EXIT = "GeneratorExit"
HEADLINE = "A group inside an ExceptionGroup was taken for a single error."


def not_deep_enough(case: Case) -> Found | None:
    """Errors in a group that is itself in a group came out: only so many levels were opened."""
    whole = case.evidence.error
    if whole is None or not case.failed_by(NotHandled, NotSeen):
        return None
    inner = next((one for one in whole.exceptions if one.exceptions), None)
    if inner is None or not reading.is_raise(case.source, whole.line):
        return None
    lines = [node.lineno for node in _opened(case.source) if not _goes_deeper(case.source, node)]
    if not lines or len(lines) < len([*_opened(case.source)]):
        return None
    leaf = inner.leaves()[0]
    what = f"{leaf.type.rpartition('.')[2]} was in a group that was in a group, and came out in it"
    return Found(max(lines), what, HEADLINE)


def opened_for_one(case: Case) -> Found | None:
    """The first error of a group was taken, where the group itself was raised and expected."""
    taken = [
        node.lineno
        for node in case.source.nodes
        if isinstance(node, ast.Subscript) and _is_inside(node.value)
    ]
    for pair in pairs(case) if len(taken) == 1 else ():
        got, asked = map(_text, innermost(*pair))
        if "ExceptionGroup" in asked and "ExceptionGroup" not in got and got:
            headline = "An error inside an ExceptionGroup took the place of the group."
            return Found(taken[0], f"expected {asked}, got {got}", headline)
    return None


def overwritten(source: Source, raised: int | None) -> list[int]:
    """Where what a line raises got another value each time: in a loop, or in a function called several times."""
    nodes = [node for node in source.around(raised) if isinstance(node, ast.Raise) and node.exc]
    texts = {
        ast.unparse(n)
        for node in nodes
        for n in ast.walk(node)
        if isinstance(n, ast.Name | ast.Attribute)
    }
    made = [node for node in source.nodes if isinstance(node, ast.Assign)]
    kept = [one for one in made if isinstance(one.value, ast.Name)]
    return [
        one.lineno
        for one in kept
        if any(ast.unparse(target) in texts for target in one.targets)
        and (source.in_loop(one.lineno) or _elsewhere(source, one, raised))
    ]


def _elsewhere(source: Source, made: ast.Assign, raised: int | None) -> bool:
    """Whether another function than that of a line sets an attribute."""
    here, there = (reading.function_around(source, line) for line in (made.lineno, raised))
    return isinstance(made.targets[0], ast.Attribute) and here != there


def _opened(source: Source) -> Iterator[ast.Attribute]:
    """Where the errors of a group are looked at."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and _is_inside(node):
            yield node


def _is_inside(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "exceptions"


def _goes_deeper(source: Source, node: ast.Attribute) -> bool:
    """Whether a function calls itself for what is inside, or a `while` takes one after another."""
    around = source.around(node.lineno)
    if any(isinstance(one, ast.While) for one in around):
        return True
    for function in (one for one in around if isinstance(one, FUNCTIONS)):
        calls = (part for part in ast.walk(function) if isinstance(part, ast.Call))
        if any(last_name(call.func) == function.name for call in calls):
            return True
    return _is_work_list(around)


def _is_work_list(around: list[ast.AST]) -> bool:
    """Whether a loop runs over the list that it puts the errors into."""
    for loop in (one for one in around if isinstance(one, LOOPS) and isinstance(one, ast.For)):
        calls = [part for part in ast.walk(loop) if isinstance(part, ast.Call)]
        put = [c.func.value for c in calls if isinstance(c.func, ast.Attribute)]
        if ast.unparse(loop.iter) in map(ast.unparse, put):
            return True
    return False


def _text(value: Any) -> str:
    """What a check says of an exception: its text, or how it is written."""
    return value.text if isinstance(value, Opaque) else value if isinstance(value, str) else ""


def in_a_loop(source: Source) -> list[int]:
    """Where a loop over errors raises the first one: `for error in errors: raise error`."""
    loops = (node for node in source.nodes if isinstance(node, ast.For))
    return [
        node.lineno
        for loop in loops
        for node in loop.body
        if isinstance(node, ast.Raise) and node.exc is not None
        if ast.unparse(node.exc) == ast.unparse(loop.target)
    ]


def closed_in_a_group(case: Case) -> Found | None:
    """An async generator that yields in a TaskGroup was closed: the group came out, and not the GeneratorExit."""
    texts = [str(check.error) for check in case.checks]
    seen = any(EXIT in text and "ExceptionGroup" in text for text in texts)
    out = case.evidence.error
    if out is not None and out.exceptions:
        seen = seen or any(one.type.endswith(EXIT) for one in out.leaves())
    groups = dict(_groups_that_yield(case.source)) if seen else {}
    if not groups:
        return None
    head, yields = next(iter(groups.items()))
    line = yields[0] if len(yields) == 1 else head
    what = f"closing a generator raises {EXIT} at its `yield`, and the TaskGroup around it raises that in a group"
    headline = (
        "A generator was closed, and its TaskGroup raised a group in place of the GeneratorExit."
    )
    return Found(line if len(groups) == 1 else None, what, headline)


def _groups_that_yield(source: Source) -> Iterator[tuple[int, list[int]]]:
    """The heads of the TaskGroups in which a generator yields, each with the lines that do."""
    for made in (node for node in source.nodes if isinstance(node, ast.AsyncFunctionDef)):
        yields = reading.lines_of_yields(made)
        for node in reading.own_nodes(made):
            heads = node.items if isinstance(node, ast.AsyncWith) else []
            if any("taskgroup(" in source.meaning(head.context_expr) for head in heads):
                last = getattr(node, "end_lineno", None) or 0
                inside = [line for line in yields if heads[0].context_expr.lineno <= line <= last]
                yield from [(heads[0].context_expr.lineno, inside)] if inside else []
