"""Which `cancel` of a source is that of the tasks that were left: one of other tasks is not at fault."""

import ast
from collections.abc import Collection, Iterator

from grader.diagnosis.assignments import assigned, one_by_one
from grader.diagnosis.case import Case
from grader.diagnosis.reading import function_around, is_none
from grader.diagnosis.source import LOOPS, Source, last_name
from grader.diagnosis.truth import LEAVES

MAKES = ("create_task", "ensure_future")
VIEWS = ("values", "keys", "items", "list", "tuple", "set", "sorted", "reversed", "filter")
"""Calls that give the tasks of what they are called on, or with."""
FILLS = ("append", "appendleft", "add", "extend", "insert", "update", "setdefault")
WAITS = ("gather", "wait", "as_completed")


def cancels_of_those_left(case: Case) -> list[int]:
    """The lines that call `cancel`, but for other tasks than those left; all of them, if none is left."""
    lines = case.source.lines_of_calls("cancel")
    others = {line for line in lines if _all_are_of_others(case, line)}
    return [line for line in lines if line not in others] or lines


def cancels_a_part(source: Source) -> list[int]:
    """The loops that cancel only some of a list of tasks: `for task in tasks[:-1]: task.cancel()`."""
    lines = source.lines_of_calls("cancel")
    loops = [node for node in source.nodes if isinstance(node, ast.For) and _is_cut(node.iter)]
    return [n.lineno for n in loops if any(n.lineno <= at <= (n.end_lineno or 0) for at in lines)]


def _is_cut(tasks: ast.expr) -> bool:
    return isinstance(tasks, ast.Subscript) and isinstance(tasks.slice, ast.Slice)


def _all_are_of_others(case: Case, line: int) -> bool:
    tasks = [behind(case.source, one) for one in _receivers(case.source, line)]
    return bool(tasks) and all(is_of_others(case, one, line) for one in tasks)


def is_of_others(case: Case, tasks: ast.expr, line: int) -> bool:
    """Whether a name on a line is that of tasks which were all made elsewhere than the ones left."""
    name = ast.unparse(tasks)
    made = _made_for(case.source, name, line)
    left = {task.line for task in case.evidence.noticed.tasks_left}
    return bool(made) and not any(
        n.lineno <= at <= (n.end_lineno or 0) for n in made for at in left
    )


def _made_for(source: Source, name: str, line: int) -> list[ast.expr]:
    """The values that a name is given, if each makes tasks, and nothing else is ever put there."""
    if any(ast.unparse(place) == name for place in _filled(source)):
        return []
    given = []
    for target, value in assigned(source.nodes):
        for one, its in one_by_one(target, value):
            where = function_around(source, one.lineno)
            here = "." in name or where is function_around(source, line)
            given += [its] if here and ast.unparse(one) == name and not is_none(its) else []
    return given if all(map(_makes_tasks, given)) else []


def _filled(source: Source) -> Iterator[ast.expr]:
    """What more is put into, after it was made: `tasks.append(…)`, `tasks[key] = …`, `tasks += …`."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from [node.func.value] if node.func.attr in FILLS else []
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield node.value
        elif isinstance(node, ast.AugAssign):
            yield node.target


def _makes_tasks(value: ast.expr) -> bool:
    calls = (node for node in ast.walk(value) if isinstance(node, ast.Call))
    return any(last_name(call.func) in MAKES for call in calls)


def _receivers(source: Source, line: int) -> list[ast.expr]:
    """What `cancel` is called on, on a line."""
    calls = [n for n in source.nodes if isinstance(n, ast.Call) and n.lineno == line]
    attributes = [call.func for call in calls if isinstance(call.func, ast.Attribute)]
    return [one.value for one in attributes if one.attr == "cancel"]


def behind(source: Source, task: ast.expr) -> ast.expr:
    """Where a task comes from: what a loop around it goes through, or the task itself."""
    for node in reversed(source.around(task.lineno)):
        for loop in _parts(node):
            if ast.unparse(task) in {ast.unparse(n) for n in ast.walk(loop.target)}:
                return _viewed(loop.iter)
    return _viewed(task)


def _parts(node: ast.AST) -> list["ast.For | ast.AsyncFor | ast.comprehension"]:
    if isinstance(node, ast.For | ast.AsyncFor):
        return [node]
    return [*getattr(node, "generators", [])] if isinstance(node, LOOPS) else []


def _viewed(tasks: ast.expr) -> ast.expr:
    """`tasks` of `tasks.values()`, `list(tasks)`, and `*tasks`."""
    while True:
        if isinstance(tasks, ast.Starred):
            tasks = tasks.value
        elif isinstance(tasks, ast.Call) and last_name(tasks.func) in VIEWS:
            of = tasks.func.value if isinstance(tasks.func, ast.Attribute) else None
            tasks = tasks.args[-1] if tasks.args else (of or tasks.func)
        else:
            return tasks


def not_waited_for(source: Source, cancels: Collection[int]) -> list[int]:
    """The cancels in a coroutine that later awaits neither their tasks nor several at once.

    None if it is not known of another one, which is in a plain function.
    """
    holders = [function_around(source, line) for line in cancels]
    if not all(isinstance(holder, ast.AsyncFunctionDef) for holder in holders):
        return []
    return [line for line in cancels if not is_waited_for(source, line)]


def is_waited_for(source: Source, line: int) -> bool:
    """Whether the function around a `cancel` later awaits its tasks, or several at once."""
    holder = function_around(source, line)
    if holder is None:
        return False
    tasks = _receivers(source, line)
    names = {ast.unparse(part) for task in tasks for part in (task, behind(source, task))}
    for node in ast.walk(holder):
        if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith) and _comes_later(
            source, node, line
        ):
            parts = [*ast.walk(node)]
            waits = any(isinstance(p, ast.Call) and last_name(p.func) in WAITS for p in parts)
            told = any(isinstance(p, ast.expr) and ast.unparse(p) in names for p in parts)
            if waits or told:
                return True
    return False


def _comes_later(source: Source, node: ast.expr | ast.stmt, line: int) -> bool:
    return node.lineno > line and not leaves(source, line, node.lineno)


def leaves(source: Source, line: int, place: int) -> bool:
    """Whether a block that has a line, and not the place, is left at its end."""
    for node in source.around(line):
        last = getattr(node, "end_lineno", 0)
        block = isinstance(node, ast.If | ast.ExceptHandler | ast.With | ast.AsyncWith)
        body: list[ast.stmt] = getattr(node, "body", []) if block else []
        if body and last < place and isinstance(body[-1], LEAVES):
            return True
    return False
