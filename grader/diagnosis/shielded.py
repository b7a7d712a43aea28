"""Which tasks are passed to `shield`, as far as the source says, and which only the first time."""

import ast

from grader.diagnosis.case import Case, Found
from grader.diagnosis.source import Source, last_name
from grader.evidence.observations import called
from grader.exercise.syntax import FUNCTIONS
from grader.worker.observations import CallOutcome


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


def shielded_once(case: Case) -> Found | None:
    """A call was cancelled in a task that was shielded first, and then awaited without a shield."""
    names = {ast.unparse(arg) for arg in _arguments(case.source, {"shield"})}
    bare = {
        node.lineno
        for node in case.source.nodes
        if isinstance(node, ast.Await) and ast.unparse(node.value) in names
    }
    came = [frame.line for error in case.errors for frame in error.frames]
    came += [line for step in case.evidence.path for line in step.lines]
    line = next((line for line in came if line in bare), None)
    for call in case.calls if line is not None else ():
        steps = [step for step in case.evidence.path if step.task == call.task]
        lines = {*call.lines, *(at for step in steps for at in step.lines)}
        made = {name for at in lines for name in _assigned_at(case.source, at)}
        if call.outcome is CallOutcome.CANCELLED and made & names:
            what = f"{called(call)} was cancelled, which ended it at {call.end or 0.0:.1f} s"
            return Found(line, f"{what}: its task was awaited without a shield")
    return None
