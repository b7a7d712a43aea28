"""The numbers that an answer passes to functions and classes of its own, as for a decorator's limit."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS


def passed_numbers(source: Source, numbers: Mapping[str, float]) -> dict[str, set[float]]:
    """For parameters, and attributes that are assigned one, those of `numbers` that they are given.

    What a caller of the answer passes is not known, so no name of such a parameter is in it.
    """
    makers = dict(_parameters(source.nodes))
    known: dict[str, set[float]] = {}
    for name, value in _given(source.nodes, makers):
        if (number := numbers.get(ast.unparse(value))) is not None:
            known.setdefault(name, set()).add(number)
    for asked in (arg.arg for name in source.asked for arg in makers.get(name, [])):
        known.pop(asked, None)
    return known | dict(_kept(source.nodes, known))


def _parameters(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, list[ast.arg]]]:
    """The parameters of functions, and of classes' `__init__` under the name of the class."""
    for node in nodes:
        if isinstance(node, FUNCTIONS):
            yield node.name, node.args.args
        elif isinstance(node, ast.ClassDef):
            made = [n for n in node.body if isinstance(n, FUNCTIONS) and n.name == "__init__"]
            yield from ((node.name, one.args.args[1:]) for one in made)


def _given(
    nodes: Iterable[ast.AST], makers: Mapping[str, list[ast.arg]]
) -> Iterator[tuple[str, ast.expr]]:
    """The values of parameters: those in calls, and the defaults."""
    for node in nodes:
        if isinstance(node, ast.Call) and (name := last_name(node.func)) in makers:
            yield from ((a.arg, v) for a, v in zip(makers[name], node.args, strict=False))
            yield from ((k.arg, k.value) for k in node.keywords if k.arg)
        elif isinstance(node, FUNCTIONS) and node.args.defaults:
            last = node.args.args[-len(node.args.defaults) :]
            yield from ((a.arg, v) for a, v in zip(last, node.args.defaults, strict=True))


def _kept(
    nodes: Iterable[ast.AST], known: Mapping[str, set[float]]
) -> Iterator[tuple[str, set[float]]]:
    """What is assigned a parameter, such as `self.seconds`."""
    for node in nodes:
        if isinstance(node, ast.Assign) and (value := ast.unparse(node.value)) in known:
            yield from ((ast.unparse(target), known[value]) for target in node.targets)
