"""Tasks that are awaited one by one in a loop: what had ended early waits for those before it."""

import ast
from typing import TypeGuard

from grader.diagnosis.case import Case
from grader.diagnosis.delays import Delay
from grader.diagnosis.source import COMPREHENSIONS, LOOPS, Source, last_name

KEEP = (
    *("append", "add", "update", "extend", "result", "setdefault"),
    *("items", "values", "keys", "zip", "enumerate", "range", "len", "reversed"),
)
"""What a loop calls that only collects, or goes through what there is."""


def line_of_fixed_order(case: Case, delay: Delay) -> int | None:
    """The line that waited for one task, in a loop that goes on with its answer before it waits for the next.

    Where a loop only collects the answers, the next step begins after all of them: that is a batch.
    """
    between = case.evidence.path[delay.earlier.place + 1 : delay.later.place]
    alone = any(hop.on == "Task" and delay.line in hop.lines for hop in between)
    return delay.line if alone and _goes_on(case.source, delay.line) else None


def _goes_on(source: Source, line: int | None) -> bool:
    """Whether the loop around a line waits for its own item, and does more with the answer than keep it."""
    loop = next((n for n in reversed(source.around(line)) if isinstance(n, LOOPS)), None)
    if loop is None or isinstance(loop, ast.While):
        return False
    heads = loop.generators if isinstance(loop, COMPREHENSIONS) else [loop]
    items = {name.id for head in heads for name in ast.walk(head.target) if _is_name(name)}
    waits = [node.value for node in ast.walk(loop) if isinstance(node, ast.Await)]
    calls = [node for node in ast.walk(loop) if isinstance(node, ast.Call)]
    more = [call for call in calls if call not in waits and last_name(call.func) not in KEEP]
    given = not isinstance(loop, COMPREHENSIONS) or _are_given(waits, more)
    return bool(more) and given and any(_is_name(n) and n.id in items for n in waits)


def _is_name(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name)


def _are_given(waits: list[ast.expr], calls: list[ast.Call]) -> bool:
    """Whether a call is given what was waited for."""
    return any(wait in ast.walk(arg) for call in calls for arg in call.args for wait in waits)
