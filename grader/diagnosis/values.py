"""Rules about a value that came out wrong: the order, the same item everywhere, errors inside."""

import ast
from collections.abc import Sequence
from itertools import pairwise

from grader.diagnosis.case import Case, Found, opaque_parts
from grader.exact import same
from grader.seen import Call

APART = 0.01
"""Seconds by which ends must differ before their order is one."""


def _mismatch(case: Case) -> tuple[list[object], list[object]] | None:
    for check in case.checks:
        if check.mismatch is not None:
            got, asked = check.mismatch
            if isinstance(got, list) and isinstance(asked, list) and len(got) == len(asked) > 1:
                return got, asked
    return None


def completion_order(case: Case) -> Found | None:
    """The right items, in the order in which their calls ended."""
    lists = _mismatch(case)
    if lists is None or len(case.calls) != len(lists[1]):
        return None
    got, asked = lists
    ended = sorted(case.calls, key=lambda call: call.end or 0.0)
    if any((b.end or 0) - (a.end or 0) < APART for a, b in pairwise(ended)):
        return None  # several ended together: their order says nothing
    finished = [_item_of(call, case.calls, asked) for call in ended]
    if not same(got, finished):
        return None
    line = case.source.line_of_call("as_completed", "wait", "add_done_callback", "append")
    return Found(line, "the items came in the order in which they were finished")


def _item_of(call: Call, calls: Sequence[Call], asked: Sequence[object]) -> object:
    """The item that a call was for: the one that holds its label, else the one in its place."""
    holding = [item for item in asked if call.label and call.label in repr(item)]
    return holding[0] if len(holding) == 1 else asked[calls.index(call)]


def late_binding(case: Case) -> Found | None:
    """The same item as often as there should have been different ones."""
    lists = _mismatch(case)
    if lists is None:
        return None
    got, asked = lists
    if not all(same(item, got[0]) for item in got) or all(same(item, asked[0]) for item in asked):
        return None
    if not any(same(got[0], item) for item in asked):
        return None
    return Found(_line_of_lambda(case), f"the same item came {len(got)} times")


def _line_of_lambda(case: Case) -> int | None:
    nodes = ast.walk(case.source.tree)
    return min((node.lineno for node in nodes if isinstance(node, ast.Lambda)), default=None)


def unchecked_results(case: Case) -> Found | None:
    """Exceptions in the place of results."""
    errors = [p for p in opaque_parts(case.plain) if p.type.endswith(("Error", "Exception"))]
    if not errors:
        return None
    line = case.source.line_of_call("gather")
    return Found(line, f"{errors[0].text} stands in the answer as if it were a result")
