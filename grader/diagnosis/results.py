"""Rules about a value that is not the expected one, where a check compared the two."""

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found, opaque_parts
from grader.diagnosis.lengths import (
    line_of_common_end,
    line_of_length,
    line_of_noted_end,
    line_of_own_length,
    line_of_what_is_left,
)
from grader.diagnosis.merged import line_that_merges, may_merge
from grader.diagnosis.put_back import line_that_puts_back
from grader.diagnosis.skipped import tests_that_skip
from grader.evidence.critical_path import TOUCH
from grader.evidence.failures import TooManyAtOnce, TooSoon
from grader.evidence.look_alike import a, type_name
from grader.evidence.values import Opaque, same
from grader.exercise.syntax import FUNCTIONS

PLAIN = (list, tuple, dict, set, str, bytes, int, float)
LISTS = (list, tuple)
TASKS = ("Task", "Future")
DEEP = 5
SORTING = ("sorted", "reversed", "sort", "reverse")


def pairs(case: Case) -> Iterator[tuple[Any, Any]]:
    """What checks compared: each time the value that came, and the expected one."""
    for check in case.checks:
        if check.mismatch is not None:
            yield check.mismatch


def _is_part_of(value: Any, whole: Any, depth: int = DEEP) -> bool:
    """Whether a value is what was returned, or a part of that."""
    if value is whole or same(value, whole):
        return True
    parts = whole.values() if isinstance(whole, dict) else whole
    inside = depth and isinstance(whole, (*LISTS, dict))
    return bool(inside) and any(_is_part_of(value, part, depth - 1) for part in parts)


def innermost(got: Any, asked: Any, depth: int = DEEP) -> tuple[Any, Any]:
    """The first part that differs: under a key, or at an index."""
    if depth and type(got) is type(asked) is dict and got.keys() == asked.keys():
        parts = [(got[key], asked[key]) for key in asked]
    elif depth and type(got) is type(asked) in LISTS and len(got) == len(asked):
        parts = list(zip(got, asked, strict=True))
    else:
        return got, asked
    apart = [pair for pair in parts if not same(*pair)]
    return innermost(*apart[0], depth - 1) if apart else (got, asked)


def line_of_result(case: Case) -> int | None:
    """The only `return` with a value, or `yield`, in the function that was called."""
    made = _function_called(case)
    if made is None:
        return None
    lines = [node.lineno for node in reading.returned_values(made)]
    lines = lines or reading.lines_of_yields(made)
    return lines[0] if len(lines) == 1 else None


def line_of_none(case: Case) -> int | None:
    """Where the function that was called returns None: a `return None`, or its last statement."""
    made = _function_called(case)
    if made is None:
        return None
    returns = [node for node in reading.own_nodes(made) if isinstance(node, ast.Return)]
    nones = [node.lineno for node in returns if _is_none(node.value)]
    if nones:
        return nones[0] if len(nones) == 1 else None
    return None if isinstance(made.body[-1], ast.Return | ast.Raise) else made.body[-1].lineno


def _is_none(value: ast.expr | None) -> bool:
    return value is None or reading.is_none(value)


def _function_called(case: Case) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The student's function that was called first; the first one of the file where no call is known."""
    own = [call.name for call in case.own_calls]
    functions = [node for node in case.source.tree.body if isinstance(node, FUNCTIONS)]
    for name in (*own, *(node.name for node in functions[:1])):
        made = reading.function(case.source, name)
        if made is not None:
            return made
    return None


def returned_task(case: Case) -> Found | None:
    """The value is, or contains, a task or a future in place of its result."""
    line = line_of_result(case)
    for part in opaque_parts(case.plain):
        kind = part.type.rpartition(".")[2]
        if kind.endswith(TASKS) and "gather(" not in case.source.line(line):
            return Found(line, f"expected a result, got {a(kind)}: nothing awaited it")
    return None


def missing_return(case: Case) -> Found | None:
    """None came out of a function that has no `return` with a value."""
    if case.evidence.returned is None or not any(_only_none(*pair) for pair in pairs(case)):
        return None
    for call in sorted(case.evidence.calls, key=lambda call: call.start):
        made = reading.function(case.source, call.name) if call.line is None else None
        if made is not None and not reading.returned_values(made):
            if any(reading.is_yield(node) for node in reading.own_nodes(made)):
                return None
            what = f"`{made.name}` ended without a `return`, so its result is None"
            return Found(made.body[-1].lineno, what)
    return None


def _only_none(got: Any, asked: Any) -> bool:
    """Whether None came where something else was asked for, everywhere."""
    if got is None:
        return asked is not None
    listed = type(got) is type(asked) is list and len(got) == len(asked) > 0
    return bool(listed) and all(one is None for one in got) and None not in asked


def duplicates_merged(case: Case) -> Found | None:
    """Every item once, where the expected list has some of them several times."""
    for got, asked in pairs(case):
        if not (isinstance(got, list) and isinstance(asked, list) and len(got) < len(asked)):
            continue
        once, wanted = Counter(map(repr, got)), Counter(map(repr, asked))
        if got and once.keys() == wanted.keys() and set(once.values()) == {1}:
            line = line_that_merges(case.source)
            if line is None and asked[: len(got)] == got and not may_merge(case.source):
                continue  # the last ones may be missing because they are the last
            number = len(asked) - len(got)
            what = f"{number} of {len(asked)} items {'is' if number == 1 else 'are'} missing: equal ones"
            return Found(line, f"{what} became one")
    return None


def only_one_result(case: Case) -> Found | None:
    """One result came, the first or the last, where there should be several."""
    for got, asked in pairs(case):
        if not isinstance(asked, LISTS) or len(asked) < 2 or not _is_part_of(got, case.plain):
            continue
        one = got[0] if isinstance(got, LISTS) and len(got) == 1 else got
        place = next((n for n in (0, len(asked) - 1) if same(one, asked[n])), None)
        if place == 0 and isinstance(got, LISTS) and not asked[1]:
            continue  # it stopped at what counts as false
        if one is None:
            continue  # that is no result
        if place is not None:
            lines = reading.returns_in_loops(case.source)
            which = "first" if place == 0 else "last"
            what = f"expected {len(asked)} results, got only the {which} one"
            return Found(lines[0] if len(lines) == 1 else None, what)
    return None


def wrong_pairs(case: Case) -> Found | None:
    """The right names and the right results, put together wrongly."""
    for pair in pairs(case):
        got, asked = map(_as_pairs, pair)
        if not (_is_paired(got) and _is_paired(asked) and len(got) == len(asked) > 1):
            continue
        columns = [(_column(got, n), _column(asked, n)) for n in (0, 1)]
        if all(one == other for one, other in columns) and _texts(got) != _texts(asked):
            key = next(pair[0] for pair in got if repr(pair) not in _texts(asked))
            if len({*columns[1][0]}) > 1:
                zips = case.source.lines_of_calls("zip")
                line = zips[0] if len(zips) == 1 else line_of_result(case)
                return Found(line, f"{key!r} was put together with the result of another one")
    return None


def _as_pairs(value: Any) -> Any:
    return list(value.items()) if isinstance(value, dict) else value


def _is_paired(items: Any) -> bool:
    return isinstance(items, list) and all(type(i) is tuple and len(i) == 2 for i in items)


def _column(pairs: Any, number: int) -> list[str]:
    return sorted(repr(pair[number]) for pair in pairs)


def _texts(items: Any) -> list[str]:
    return sorted(map(repr, items))


def _shuffled(case: Case) -> bool:
    """Whether the right items came in another order."""
    return any(
        isinstance(got, list)
        and isinstance(asked, list)
        and not same(got, asked)
        and _texts(got) == _texts(asked)
        for got, asked in pairs(case)
    )


def unordered_set(case: Case) -> Found | None:
    """The right items in the order of a set, which has none."""
    lines = reading.lines_of_sets(case.source)
    if not _shuffled(case) or len(lines) != 1 or case.source.lines_of_calls(*SORTING):
        return None
    return Found(lines[0], "the items came in the order of a set, which is any order")


def wrong_order(case: Case) -> Found | None:
    """The right items in another order than the one that was asked for."""
    if not _shuffled(case):
        return None
    lines = case.source.lines_of_calls(*SORTING)
    back = None if lines else line_that_puts_back(case)
    if back is not None:
        what = "an item that was taken was put back here, where it came after others"
        return Found(back, f"the items are right, but not in the expected order: {what}")
    line = lines[0] if len(lines) == 1 else line_of_result(case)
    return Found(line, "the items are right, but not in the expected order")


def wrong_type(case: Case) -> Found | None:
    """The value, or a part of it, is of another type than the expected one."""
    if case.evidence.returned is None:
        return None
    for got, asked in pairs(case):
        one, other = innermost(got, asked)
        fits = isinstance(other, PLAIN) and isinstance(one, (*PLAIN, Opaque))
        if fits and type(one) is not type(other) and bool not in (type(one), type(other)):
            what = f"expected {a(type_name(other))}, got {a(type_name(one))}"
            return Found(line_of_result(case), what)
    return None


def wait_missing(case: Case) -> Found | None:
    """It was over too soon: less waiting than was asked for."""
    early = [check for check in case.checks if isinstance(check.error, TooSoon)]
    if not early or case.failed_by(TooManyAtOnce):
        return None
    lines = case.source.lines_of_calls("sleep", "call_later", "call_at", "wait_for", "timeout")
    only = len(lines) == 1 and case.peak < 2  # of calls that overlapped, the start may be the fault
    skipping = tests_that_skip(case, lines[0]) if len(lines) == 1 else []
    if skipping:
        return Found(skipping[0] if len(skipping) == 1 else None, early[0].message)
    line = _line_noted_before_a_call(case, lines[0]) if only else None
    line = line or (line_of_length(case.source, lines[0]) if only else None)
    line = line or line_of_own_length(case.source) or line_of_common_end(case.source)
    line = line or line_of_what_is_left(case.source)
    return Found(line, early[0].message)


def _line_noted_before_a_call(case: Case, line: int) -> int | None:
    """Where the end of a pause is noted, if a call came between that and the pause, and took a part of it."""
    pauses = [step.since for step in case.evidence.path if step.line == line]
    ends = [call.end for call in case.calls if call.end is not None and call.end > call.start]
    after = any(0 <= since - end < TOUCH for since in pauses for end in ends)
    return line_of_noted_end(case.source, line) if after else None
