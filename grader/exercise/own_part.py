"""Which part of a student's file is the answer: what runs when the grader calls what it asks for.

A stub brings more than that: the brief, code to try the answer out, and what that code needs. The
learner's file keeps all of it. None of it runs under the grader, so nothing in it is a mistake.
"""

import ast
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from grader.exercise.syntax import is_string, parsed, raises_not_implemented

MAIN = {"__name__", "'__main__'"}


def answer_of(tree: ast.Module, asked: Collection[str], files: Sequence[int]) -> ast.Module:
    """The part of a listing that can run. At these lines further files begin, and those run as a whole."""
    bounds = pairwise([0, *files, sys.maxsize])
    texts = [[n for n in tree.body if start <= n.lineno < end] for start, end in bounds]
    bodies = [
        own_part(ast.Module(body, type_ignores=[]), () if place else asked)
        for place, body in enumerate(texts)
    ]
    return ast.Module([node for body in bodies for node in body], type_ignores=[])


def own_part(tree: ast.Module, asked: Collection[str]) -> list[ast.stmt]:
    """The statements of a file that can run: what is asked for, and all that it leads to.

    If something that is asked for is not there, everything but docstrings and the code to try it out.
    """
    body, tried = _without_try_out(tree)
    asked = _with_tests(body, asked)
    if not set(asked) <= {name for node in body for name in _defined(node)} or not asked:
        return body
    runs, only_tried = _reached_names(body, tried, asked)
    acting = [node for node in body if _acts(node) and not bound(node) & only_tried]
    runs |= _reached(body, _mentioned(acting).union(*map(bound, acting)))
    old = _replaced(body)
    return [n for n in body if n not in old and (not bound(n) or bound(n) & runs)]


def _with_tests(body: list[ast.stmt], asked: Collection[str]) -> Collection[str]:
    """What is asked for; where that is a test, all tests."""
    if not any(name.startswith("test_") for name in asked):
        return asked
    names = (name for node in body for name in _defined(node))
    return {*asked, *(name for name in names if name.startswith(("test_", "Test", "pytestmark")))}


def without_try_out(tree: ast.Module, asked: Collection[str]) -> list[ast.stmt]:
    """All statements of a file but docstrings, the code to try it out, and what only that uses."""
    body, tried = _without_try_out(tree)
    _, only_tried = _reached_names(body, tried, asked)
    return [node for node in body if not bound(node) & only_tried]


def _reached_names(
    body: list[ast.stmt], tried: list[ast.stmt], asked: Collection[str]
) -> tuple[set[str], set[str]]:
    """The names that what is asked for leads to, and those to which only the try-out code leads."""
    effects = [node for node in body if not bound(node)]
    runs = _reached(body, {*asked, *_mentioned(effects)})
    return runs, _reached(body, _mentioned(tried), stop=runs)


def same_answer(one: str, other: str, asked: Collection[str]) -> bool:
    """Whether two files differ only in prose, in layout, and in the code to try the answer out."""
    return _shapes(one, asked) == _shapes(other, asked)


def _shapes(text: str, asked: Collection[str]) -> list[str]:
    body = without_try_out(parsed(text), asked)
    others = (node for node in body if not isinstance(node, ast.Import | ast.ImportFrom))
    return sorted(ast.dump(_Shape().visit(node)) for node in others)


class _Shape(ast.NodeTransformer):
    """Takes out what may be worded differently: docstrings, and what NotImplementedError says."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """All parts of a node, and no docstrings."""
        super().generic_visit(node)
        body = getattr(node, "body", None)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            node.body = [child for child in body or [] if not is_string(child)]
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        """A `raise NotImplementedError` without its message."""
        return ast.Raise(ast.Constant("to do")) if raises_not_implemented(node) else node


def _acts(node: ast.stmt) -> bool:
    """Whether a definition does more than to bind a name: a call runs, a decorator may pass it on."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        return any(isinstance(part, ast.Call) for part in ast.walk(node))
    return bool(getattr(node, "decorator_list", []))


def _replaced(body: list[ast.stmt]) -> set[ast.stmt]:
    """Functions that a later one of the same name replaces before anything else mentions the name."""
    latest: dict[str, ast.stmt] = {}
    replaced = set()
    for node in body:
        for name in _may_keep(node) & latest.keys():
            del latest[name]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name in latest:
                replaced.add(latest[node.name])
            if not node.decorator_list:
                latest[node.name] = node
    return replaced


def _may_keep(node: ast.stmt) -> set[str]:
    """The names whose values a statement may use; a function that calls itself means itself."""
    names = _mentioned([node])
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        names -= {node.name} - _mentioned([node.args, *node.decorator_list])
    return names


def _without_try_out(tree: ast.Module) -> tuple[list[ast.stmt], list[ast.stmt]]:
    """The statements of a file without prose, and those below `if __name__ == "__main__":`."""
    body: list[ast.stmt] = []
    tried: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.If) and (comparison := _asks_for_main(node.test)):
            is_main = isinstance(comparison, ast.Eq)
            tried += node.body if is_main else node.orelse
            body += node.orelse if is_main else node.body
        elif not is_string(node):
            body.append(node)
    return body, tried


def _asks_for_main(test: ast.expr) -> ast.cmpop | None:
    """How a test compares `__name__` with "__main__", if it does."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        found = (_asks_for_main(value) for value in test.values)
        return next((one for one in found if isinstance(one, ast.Eq)), None)
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq | ast.NotEq):
        sides = (test.left, test.comparators[0])
        short = all(isinstance(side, ast.Name | ast.Constant) for side in sides)
        return test.ops[0] if short and {*map(ast.unparse, sides)} == MAIN else None
    return None


def _reached(
    body: Iterable[ast.stmt], start: Iterable[str], stop: Collection[str] = ()
) -> set[str]:
    """The names to which these lead: what they mention, what that mentions, and so on."""
    leads: dict[str, set[str]] = {}
    for node in body:
        for name in bound(node):
            leads.setdefault(name, set()).update(_mentioned([node]))
    reached: set[str] = set()
    left = [name for name in start if name not in stop]
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += [other for other in leads.get(name, ()) if other not in stop]
    return reached


def _mentioned(nodes: Iterable[ast.AST]) -> set[str]:
    return {name for node in nodes for name in _names_in(node)}


@lru_cache(maxsize=1000)  # each statement is asked for several times, one file after another
def _names_in(node: ast.AST) -> frozenset[str]:
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name))


def bound(node: ast.AST) -> set[str]:
    """The names that a definition, an import or an assignment binds; none for what has an effect."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        return set() if "*" in names else names
    if isinstance(node, ast.Assign):
        return _stored(node.targets)
    if isinstance(node, ast.AnnAssign | ast.AugAssign):
        return _stored([node.target])
    return set()


def _stored(targets: Iterable[ast.AST]) -> set[str]:
    names = [n for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
    return {name.id for name in names if isinstance(name.ctx, ast.Store)}


def _defined(node: ast.AST) -> Iterator[str]:
    """What a statement binds, also inside of an `if` or a `try`."""
    yield from bound(node)
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt | ast.ExceptHandler):
                yield from _defined(child)
