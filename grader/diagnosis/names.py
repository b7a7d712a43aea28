"""Follow names through the source: where the results of a gather go, and which names are read late."""

import ast
from collections.abc import Iterator

from grader.diagnosis.source import LOOPS, Source, last_name
from grader.exercise.syntax import FUNCTIONS

ROUNDS = 8
"""Steps by which a value is followed from name to name."""
LEVELS = 4
"""Nested functions and loops around a function that are looked at."""
MAKES = (*FUNCTIONS, ast.Lambda)
TESTS = ("isinstance", "issubclass", "type")

Made = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def tells_errors_apart(source: Source) -> bool:
    """Whether the source tests the type of a result.

    Where a gather returns exceptions, only a test of its results counts.
    """
    if not source.mentions("return_exceptions"):
        return bool(source.lines_of_calls(*TESTS))
    results = _names_of_results(source.tree)
    return any(_mentioned(looked_at) & results for looked_at in _looked_at(source.tree))


def _looked_at(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Match):
            yield node.subject
        elif isinstance(node, ast.Call) and last_name(node.func) in TESTS:
            yield from node.args[:1]


def _names_of_results(tree: ast.AST) -> set[str]:
    """All names that the results of a gather with `return_exceptions` have somewhere."""
    bound = [(names, _mentioned(value)) for names, value in _bindings(tree)]
    found = {"return_exceptions"}
    for _ in range(ROUNDS):
        found = found.union(*(names for names, mentioned in bound if mentioned & found))
    return found


def _mentioned(node: ast.AST) -> set[str]:
    """The names in a piece of source: variables, attributes, and keywords of arguments."""
    nodes = list(ast.walk(node))
    keywords = {n.arg for n in nodes if isinstance(n, ast.keyword) and n.arg}
    return {last_name(n) for n in nodes} - {""} | keywords


def _bindings(tree: ast.AST) -> Iterator[tuple[set[str], ast.AST]]:
    """Names that are bound, each with the piece of source that the value comes from."""
    made: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            made.setdefault(node.name, set()).update(_parameters(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield {name for target in node.targets for name in _targets(target)}, node.value
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            yield _targets(node.target), node.value
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            yield _targets(node.target), node.iter
        elif isinstance(node, ast.Call):
            lambdas = [_parameters(arg) for arg in node.args if isinstance(arg, ast.Lambda)]
            yield set().union(*lambdas, *(made.get(name, ()) for name in _mentioned(node))), node


def _targets(node: ast.AST) -> set[str]:
    """The names that an assignment to this changes: of `a, b.c[0]` they are `a` and `c`."""
    if isinstance(node, ast.Subscript | ast.Starred):
        return _targets(node.value)
    if isinstance(node, ast.Tuple | ast.List):
        return {name for part in node.elts for name in _targets(part)}
    return {last_name(node)} - {""}


def _parameters(function: Made) -> set[str]:
    return {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}


def looked_up_late(source: Source) -> int | None:
    """The first line at which a function reads the variable of a loop around it."""
    variables: dict[ast.AST, set[str]] = {}
    lines = []
    for inner, around in _made(source.tree, ()):
        for outer in around:
            if outer not in variables:
                variables[outer] = _loop_variables(outer)
        names = set().union(*(variables[outer] for outer in around))
        lines += [node.lineno for node in _free(inner) if node.id in names]
    return min(lines, default=None)


def _made(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[tuple[Made, tuple[ast.AST, ...]]]:
    """The functions that are created in others or in loops, each with those next around it."""
    for child in ast.iter_child_nodes(node):
        if around and isinstance(child, MAKES):
            yield child, around
        more = isinstance(child, (*MAKES, *LOOPS))
        yield from _made(child, (*around, child)[-LEVELS:] if more else around)


def _loop_variables(outer: ast.AST) -> set[str]:
    loops = (
        n for n in ast.walk(outer) if isinstance(n, ast.For | ast.AsyncFor | ast.comprehension)
    )
    return {name for loop in loops for name in _targets(loop.target)}


def _free(inner: Made) -> list[ast.Name]:
    """What a function reads when it runs, and that is neither a parameter nor set in it."""
    body = inner.body if isinstance(inner.body, list) else [inner.body]
    names = [n for part in body for n in ast.walk(part) if isinstance(n, ast.Name)]
    own = _parameters(inner) | {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return [n for n in names if n.id not in own]
