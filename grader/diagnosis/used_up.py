"""Find where a source goes through the same items for the second time."""

import ast

from grader.diagnosis.reading import own_nodes
from grader.diagnosis.source import Source
from grader.exercise.syntax import FUNCTIONS, Function


def second_times(source: Source) -> list[int]:
    """The lines on which a parameter that a function goes through is used for the second time."""
    made = [node for node in source.nodes if isinstance(node, FUNCTIONS)]
    return sorted({line for one in made for arg in one.args.args for line in _second(one, arg.arg)})


def _second(function: Function, name: str) -> list[int]:
    """Where the second use of a name is that is something to loop over, and never another one."""
    names = [n for n in own_nodes(function) if isinstance(n, ast.Name) and n.id == name]
    if any(isinstance(n.ctx, ast.Store) for n in names):
        return []
    over = {id(n) for part in own_nodes(function) for loop in _loops(part) for n in ast.walk(loop)}
    uses = sorted({n.lineno for n in names})
    return uses[1:2] if any(id(n) in over for n in names) else []


def _loops(node: ast.AST) -> list[ast.expr]:
    """What a loop or a comprehension goes through."""
    return [node.iter] if isinstance(node, ast.For | ast.comprehension) else []
