"""Rules about a value that came out wrong: the order, the same item everywhere, errors inside."""

import ast
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

from grader.diagnosis.case import Case, Found, by_name, opaque_parts
from grader.diagnosis.names import looked_up_late, tells_errors_apart
from grader.evidence.failures import count
from grader.evidence.observations import peak
from grader.evidence.values import same
from grader.worker.observations import Call

APART = 0.05
"""Seconds by which ends must differ before their order is one: a busy machine makes up smaller ones."""
DRIFT = 0.05
"""Seconds by which each time must be later than expected, and by which these steps may differ."""
EXCEPTION_TEST = re.compile(r"isinstance\(.*, Exception\)", re.S)
A_TIME = 1e9
"""Seconds below which a number may be a time."""


def _lists(case: Case) -> tuple[list[object], list[object]] | None:
    """The list that came and the expected one, if a check compared two."""
    for check in case.checks:
        if check.mismatch is not None:
            got, asked = check.mismatch
            if isinstance(got, list) and isinstance(asked, list) and len(asked) > 1:
                return got, asked
    return None


def _mismatch(case: Case) -> tuple[list[object], list[object]] | None:
    """The same, if they are equally long."""
    lists = _lists(case)
    return lists if lists is not None and len(lists[0]) == len(lists[1]) else None


def _ordered(case: Case) -> tuple[list[object], list[object]] | None:
    """The same, also of two dicts with the same keys: their values, in the order of the keys."""
    for check in case.checks:
        got, asked = check.mismatch or (None, None)
        if isinstance(got, dict) and isinstance(asked, dict) and got.keys() == asked.keys():
            return [got[key] for key in asked], list(asked.values())
    return _mismatch(case)


def drifting_ticker(case: Case) -> Found | None:
    """Times that are later and later, by the same step each time."""
    lists = _mismatch(case)
    numbers = [item for side in lists or () for item in side if _is_time(item)]
    if lists is None or len(numbers) != 2 * len(lists[0]) or len(lists[0]) < 3:
        return None
    count = len(lists[0])
    late = [got - asked for got, asked in zip(numbers[:count], numbers[count:], strict=True)]
    steps = [after - before for before, after in pairwise(late)]
    line = case.source.line_of_pause()
    if line is None or min(steps) < DRIFT or max(steps) - min(steps) > DRIFT:
        return None
    return Found(line, f"each time was late, by {steps[0]:.1f} s more than the one before")


def _is_time(item: object) -> TypeGuard[float]:
    return isinstance(item, int | float) and abs(item) < A_TIME


def empty_is_not_finished(case: Case) -> Found | None:
    """Items are missing, and an empty queue was taken for the end."""
    lists = _lists(case)
    line = next(iter(case.source.lines_of_calls("empty")), None)
    if lists is None or line is None or len(lists[0]) >= len(lists[1]):
        return None
    got, asked = lists
    if not all(any(same(item, other) for other in asked) for item in got):
        return None
    missing = len(asked) - len(got)
    return Found(
        line,
        f"{missing} of {count(len(asked), 'item')} {'is' if missing == 1 else 'are'} missing: the queue was empty only for a moment",
    )


def completion_order(case: Case) -> Found | None:
    """The right items, in the order in which their calls ended."""
    lists = _ordered(case)
    if lists is None or len(lists[1]) < 2:
        return None
    got, asked = lists
    for name in dict.fromkeys(call.name for call in case.calls):
        calls = [call for call in case.calls if call.name == name]
        ended = _apart(calls)
        if len(ended) == len(asked) and same(got, [_item_of(c, calls, asked) for c in ended]):
            line = case.source.line_of_call("as_completed", "wait", "add_done_callback", "append")
            if line is None and case.source.lines_of_calls("sorted", "sort"):
                return None  # that is what made the order
            return Found(line, "the items came in the order in which their calls ended")
    return None


def _apart(calls: Sequence[Call]) -> list[Call]:
    """Calls that overlapped in the order in which they ended; none if several ended together.

    One after another they end as they began: that order says nothing.
    """
    ended = sorted(calls, key=lambda call: call.end or 0.0)
    together = any((b.end or 0) - (a.end or 0) < APART for a, b in pairwise(ended))
    return [] if together or peak(calls) == 1 else ended


def _item_of(call: Call, calls: Sequence[Call], asked: Sequence[object]) -> object:
    """The item that a call was for: the one that contains its label, else the one at its index."""
    holding = [item for item in asked if call.label and call.label in repr(item)]
    return holding[0] if len(holding) == 1 else asked[calls.index(call)]


def late_binding(case: Case) -> Found | None:
    """The same item as often as there should have been different ones."""
    line = looked_up_late(case.source)
    if line is None:
        return None
    if alike := _called_alike(case, line):
        what = f"{alike[0].name}({alike[0].label}) was called {len(alike)} times"
        return Found(line, f"{what}: the loop variable was read after the loop had moved on")
    lists = _mismatch(case)
    if lists is None:
        return None
    got, asked = _parts_alike(*lists)
    if not all(same(item, got[0]) for item in got) or all(same(item, asked[0]) for item in asked):
        return None
    if not any(same(got[0], item) for item in asked):
        return None
    return Found(line, f"the same item, {_short(got[0])}, came {len(got)} times")


def _parts_alike(got: list[object], asked: list[object]) -> tuple[list[object], list[object]]:
    """Of pairs, the parts that are all the same; the lists themselves where there are none."""
    if all(isinstance(item, tuple) and len(item) == 2 for item in [*got, *asked]):
        for n in (0, 1):
            parts = [[item[n] for item in side if isinstance(item, tuple)] for side in (got, asked)]
            if len({repr(part) for part in parts[0]}) == 1 < len({repr(p) for p in parts[1]}):
                return parts[0], parts[1]
    return got, asked


def _called_alike(case: Case, line: int) -> list[Call]:
    """Calls of one name from a line, if they overlapped and all had the same argument."""
    for calls in by_name(call for call in case.calls if line in call.lines and call.label):
        if len({call.label for call in calls}) == 1 and 1 < len(calls) == peak(calls):
            return calls
    return []


def _short(item: object, most: int = 40) -> str:
    text = repr(item)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def unchecked_results(case: Case) -> Found | None:
    """Exceptions in the place of results."""
    errors = [p for p in opaque_parts(case.plain) if p.type.endswith(("Error", "Exception"))]
    if not errors:
        return None
    if tells_errors_apart(case.source):
        return None  # the code tests for them: why one is out of place, only the check can tell
    line = case.source.line_of_call("gather", "set_result")
    return Found(line, f"{errors[0].text} is in the returned value as if it were a result")


def cancelled_result(case: Case) -> Found | None:
    """A CancelledError in the place of a result, which `isinstance(…, Exception)` did not see."""
    errors = [p for p in opaque_parts(case.plain) if p.type.endswith(("Error", "Exception"))]
    test = _line_of_exception_test(case)
    if not errors or test is None or not all(p.type.endswith("CancelledError") for p in errors):
        return None
    what = (
        "CancelledError is a BaseException but not an Exception, so this test counts it as a result"
    )
    return Found(test, what, "A call was cancelled, and a test for `Exception` did not see that.")


def _line_of_exception_test(case: Case) -> int | None:
    """The one line that tests `isinstance(…, Exception)`."""
    nodes = (node for node in case.source.nodes if isinstance(node, ast.Call))
    lines = [n.lineno for n in nodes if EXCEPTION_TEST.fullmatch(case.source.part(n))]
    return lines[0] if len(lines) == 1 else None
