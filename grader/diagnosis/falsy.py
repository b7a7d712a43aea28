"""Rules about values that count as false, or are None, and were taken for no value."""

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from grader.diagnosis.case import Case, Found
from grader.diagnosis.results import LISTS, pairs
from grader.diagnosis.truth import (
    Test,
    all_tests,
    line_of_test,
    loops_until_kept,
    loops_until_value,
    takes_for_none,
    tests_of_calls,
    tests_of_values,
)
from grader.evidence.critical_path import TOUCH
from grader.evidence.failures import WrongCalls
from grader.evidence.observations import called
from grader.evidence.values import same
from grader.evidence.verdict import Verdict
from grader.worker.observations import Call, CallOutcome

FALSE = ("None", "''", "0", "0.0", "False", "[]", "()", "{}", "set()", "b''")
"""How values are written that count as false."""
RETURNED = CallOutcome.RETURNED
HEADLINE = "A value that counts as false was taken for no value."
OF_NONE = "A value that was None was taken for no value."
PAIR = 2
"""A name and a value."""


def falsy_dropped(case: Case) -> Found | None:
    """Something that counts as false is missing, or was dealt with as if it were not there."""
    for find in (_missing, _not_asked_for, _asked_again, _taken_for_failure, _refused):
        if (found := find(case)) is not None:
            return found
    return None


def falsy_for_ever(case: Case) -> Found | None:
    """It never ended, because a value that had come was taken for none, or for the end of all."""
    if case.evidence.verdict != Verdict.TIMEOUT:
        return None
    given = [call for call in case.calls if call.line is not None]
    if any(call.end is None for call in given):
        return None  # it waits for a call, and not for what one has given
    for call in given:
        if call.outcome is not RETURNED or call.gave not in FALSE:
            continue
        tests = _goes_on(case, call.gave, loops_until_value(case.source))
        if _gives_values(case.evidence.calls, call.name):
            tests += _goes_on(case, call.gave, loops_until_kept(case.source))
        if _gives_values(given, call.name):
            tests += _stops(case, call.gave)
        lines = {test.line for test in tests}
        if lines:
            what = f"{called(call)} gave {call.gave}, and a test took that for none, or for the end"
            return Found(lines.pop() if len(lines) == 1 else None, what, HEADLINE)
    return None


def _goes_on(case: Case, value: str, loops: Sequence[Test]) -> list[Test]:
    """Of the loops that wait until there is a value, those in which the code still was."""
    still = [case.evidence.running_line, *(task.line for task in case.evidence.waiting)]
    fits = [test for test in loops if test.takes(value)]
    return [loop for loop in fits if any(loop.node in case.source.around(n) for n in still)]


def _stops(case: Case, value: str) -> list[Test]:
    """The loops that end where there is no value."""
    until = loops_until_value(case.source)
    heads = [test for test in tests_of_calls(case.source) if isinstance(test.node, ast.While)]
    ends = [test for test in heads if test not in until]
    ends += [test for test in tests_of_values(case.source) if _leaves(test.node)]
    return [test for test in ends if test.takes(value) and case.source.in_loop(test.line)]


def _leaves(node: ast.AST) -> bool:
    last = node.body[-1] if isinstance(node, ast.If) else None
    return isinstance(last, ast.Return | ast.Break)


def _gives_values(calls: Sequence[Call], name: str) -> bool:
    """Whether a function gives values at all: one that always gives None says nothing."""
    return any(call.name == name and call.gave != "None" for call in calls)


def _missing(case: Case) -> Found | None:
    """Items are missing, or were replaced, and just those that count as false."""
    for got, asked in pairs(case):
        lost = _lost_falsy(got, asked) or _lost_answer(case, got, asked) or _lost_end(got, asked)
        if lost is not None and takes_for_none(case.source, lost):
            headline = OF_NONE if lost == "None" else ""
            return Found(line_of_test(case.source, lost), _said(lost), headline)
    return None


def _said(lost: str) -> str:
    if lost == "None":
        return "None was a value here, and a test took it for no value"
    return f"{lost} counts as false, so a test for truth took it for no result"


def _lost_falsy(got: Any, asked: Any) -> str | None:
    """A false item that is missing, if no other is; None if this is not so."""
    if isinstance(got, dict) and isinstance(asked, dict) and got.keys() == asked.keys():
        values = [asked[key] for key in asked if not same(got[key], asked[key])]
        kept = len(values) < len(asked)
    elif isinstance(got, dict) and isinstance(asked, dict):
        lost = [key for key in asked if key not in got]
        kept = all(key in asked and same(got[key], asked[key]) for key in got)
        values = [asked[key] for key in lost]
    elif isinstance(got, LISTS) and isinstance(asked, LISTS) and len(got) == len(asked) > 1:
        values = [item for one, item in zip(got, asked, strict=True) if not same(one, item)]
        kept = len(values) < len(asked)
    elif isinstance(got, LISTS) and isinstance(asked, LISTS):
        lost = [item for item in asked if not any(same(item, other) for other in got)]
        kept = [item for item in asked if item not in lost] == list(got)
        values = [_of_pair(item) for item in lost]
    else:
        values, kept = [asked], got not in (None, asked) and type(asked) is str
    fits = kept and values and not any(values)
    return repr(next((value for value in values if value is not None), None)) if fits else None


def _of_pair(item: Any) -> Any:
    """Of a pair of a name and a value, the value."""
    return item[1] if type(item) is tuple and len(item) == PAIR else item


def _lost_answer(case: Case, got: Any, asked: Any) -> str | None:
    """A false answer of a call that should have come out, where something else came."""
    text = repr(asked)
    gave = text in FALSE and any(call.gave == text for call in case.calls)
    return text if gave and not isinstance(got, LISTS) and not same(got, asked) else None


def _lost_end(got: Any, asked: Any) -> str | None:
    """The false item at which a list breaks off."""
    if not isinstance(got, LISTS) or not isinstance(asked, LISTS) or len(got) >= len(asked):
        return None
    at = repr(asked[len(got)])
    return at if at in FALSE and same(list(got), list(asked[: len(got)])) else None


def _not_asked_for(case: Case) -> Found | None:
    """Calls are missing, and just those with an argument that counts as false."""
    for check in case.checks:
        if not isinstance(check.error, WrongCalls):
            continue
        labels = [call.label for call in case.evidence.calls_of(check.error.name)]
        missing = [label for label in check.error.expected if label not in labels]
        false = missing and labels and all(label in FALSE for label in missing)
        if false and takes_for_none(case.source, missing[0]):
            what = f"{check.error.name}({missing[0]}) was never called: a test took {missing[0]} for no value"
            return Found(line_of_test(case.source, missing[0]), what, HEADLINE)
    return None


def _asked_again(case: Case) -> Found | None:
    """A call was made again, each time that its answer counted as false, and never otherwise."""
    inside = [call for call in case.calls if call.line is not None]
    if not any(check.mismatch or isinstance(check.error, WrongCalls) for check in case.checks):
        return None
    again = list(_in_turn(case, inside))
    values = {first.gave for first, _ in again}
    known = {id(call) for pair in again for call in pair}
    ended = [call for call in inside if call.outcome is RETURNED]
    always = all(id(call) in known for call in ended if call.gave in values)
    others = any(call.gave not in values for call in ended)
    if not values or not values <= {*FALSE} or not always or not others:
        return None
    first, second = again[0]
    if not takes_for_none(case.source, first.gave):
        return None
    what = f"{called(first)} was called again, each time that its answer counted as false"
    around = case.source.around(second.line)
    tests = all_tests(case.source)
    inside_of = {test.line for test in tests if test.takes(first.gave) and test.node in around}
    only = inside_of.pop() if len(inside_of) == 1 else None
    return Found(only or line_of_test(case.source, first.gave), what)


def _in_turn(case: Case, inside: Sequence[Call]) -> Iterator[tuple[Call, Call]]:
    """The calls that are alike and follow each other at once, both within one call of the student's function."""
    own = case.own_calls
    for first in inside:
        for second in case.alike.get((first.name, first.label), ()):
            at_once = first.end is not None and 0 <= second.start - first.end < TOUCH
            within = not own or any(_holds(one, first) and _holds(one, second) for one in own)
            if at_once and within:
                yield first, second


def _holds(own: Call, call: Call) -> bool:
    return own.start <= call.start and (own.end is None or (call.end or 0.0) <= own.end)


def _taken_for_failure(case: Case) -> Found | None:
    """A dict has a key too many, and the call with that label gave what counts as false."""
    for got, asked in pairs(case):
        if not (isinstance(got, dict) and isinstance(asked, dict)):
            continue
        more = [key for key in got if key not in asked]
        gave = {call.label: call for call in case.calls if call.gave in FALSE}
        if more and all(key in gave and gave[key].outcome is RETURNED for key in more):
            call = gave[more[0]]
            if takes_for_none(case.source, call.gave):
                what = f"{called(call)} gave {call.gave}, and a test took that for a failure"
                return Found(line_of_test(case.source, call.gave), what)
    return None


def _refused(case: Case) -> Found | None:
    """The student's own line raised an error, because an answer counts as false."""
    gave = {call.gave for call in case.calls if call.gave in FALSE and call.outcome is RETURNED}
    tests = all_tests(case.source)
    for error in case.errors:
        around = case.source.around(error.line)
        if not any(isinstance(node, ast.Raise) for node in around):
            continue
        for test in tests:
            fits = isinstance(test.node, ast.If) and test.node in around
            if fits and any(test.takes(value) for value in gave):
                value = next(value for value in gave if test.takes(value))
                what = f"an answer was {value}, and a test took that for no answer"
                return Found(test.line, what)
    return None
