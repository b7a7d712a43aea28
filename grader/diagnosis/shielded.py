"""Which tasks are passed to `shield`, as far as the source says."""

import ast

from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS


def is_not_shielded(source: Source, line: int | None) -> bool:
    """Whether the task that is made at a line has a name, and only tasks of other names are shielded."""
    names = _assigned_at(source, line)
    shielded = _arguments(source, {"shield"})
    if not names or not all(isinstance(one, ast.Name) for one in shielded):
        return False
    own = {node.name for node in source.nodes if isinstance(node, FUNCTIONS)}
    passed_on = [*shielded, *_arguments(source, own)]  # a function of the file may shield it
    return not names & {ast.unparse(one) for one in passed_on}


def _assigned_at(source: Source, line: int | None) -> set[str]:
    """The names that the statement at a line assigns to."""
    made = (node for node in source.around(line) if isinstance(node, ast.Assign))
    return {ast.unparse(target) for one in made for target in one.targets}


def _arguments(source: Source, functions: set[str]) -> list[ast.expr]:
    """What is passed to functions of these names."""
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    return [arg for call in calls if last_name(call.func) in functions for arg in call.args]
