"""A task that was woken, looked at what it waits for, and waits again: no signal was lost."""

import ast
from collections.abc import Iterator

from grader.diagnosis.assignments import assigned
from grader.diagnosis.case import Case, Found
from grader.diagnosis.reading import function, function_around
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS
from grader.worker.observations import WaitingTask, Woken

HEADLINE = "A task was woken, and waited again: its loop does not look at what had changed."


def woken_again(case: Case, waits: WaitingTask) -> bool:
    """Whether a waiting task was woken as the last thing that happened, so that no signal is on its way.

    Who was woken may have gone on, and others wait: not where each signal wakes all.
    """
    last = case.evidence.path[-1] if case.evidence.path else None
    if last is None or last.woken is not Woken.TASK or case.source.lines_of_calls("notify"):
        return False
    here = (last.line, last.on) == (waits.line, waits.on)
    return here and _loop_of(case.source, waits.line) is not None


def does_not_look(case: Case, waits: WaitingTask) -> Found | None:
    """The loop that waits again, where only one flag that others set is not looked at in it."""
    loop = _loop_of(case.source, waits.line)
    flags = {*_flags(case.source, waits.line)}
    if loop is None or len(flags) != 1:
        return None
    (flag,) = flags
    looked_at = _with_what_it_calls(case.source, loop, loop.test)
    if any(last_name(node) == flag for part in looked_at for node in ast.walk(part)):
        return None
    what = f"it was woken, and line {waits.line} waits again: this loop does not look at `{flag}`"
    return Found(loop.lineno, what, HEADLINE)


def _loop_of(source: Source, line: int) -> ast.While | None:
    """The innermost loop around a wait that has a condition."""
    for node in reversed(source.around(line)):
        if isinstance(node, FUNCTIONS):
            return None
        if isinstance(node, ast.While):
            return None if isinstance(node.test, ast.Constant) else node
    return None


def _flags(source: Source, line: int) -> Iterator[str]:
    """The attributes that other functions make true or false, but not where the object is made."""
    for target, value in assigned(source.nodes):
        made = function_around(source, target.lineno)
        of_others = made is not function_around(source, line) and made is not None
        switched = isinstance(value, ast.Constant) and isinstance(value.value, bool)
        if of_others and made and made.name != "__init__" and switched and _wakes(source, made):
            yield from [target.attr] if isinstance(target, ast.Attribute) else []


def _wakes(source: Source, made: ast.AST) -> bool:
    """Whether a function wakes all that wait, if only through another one."""
    parts = [node for one in _with_what_it_calls(source, made, made) for node in ast.walk(one)]
    calls = (node for node in parts if isinstance(node, ast.Call))
    return any(last_name(call.func) in ("notify_all", "set") for call in calls)


def _with_what_it_calls(source: Source, whole: ast.AST, part: ast.AST) -> list[ast.AST]:
    """Some code, and the functions and properties of the source that a part of it uses."""
    names = {last_name(node) for node in ast.walk(part)} - {""}
    return [whole, *(made for name in names if (made := function(source, name)) is not None)]
