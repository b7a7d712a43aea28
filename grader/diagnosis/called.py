"""Rules about calls: the same one again, one that nobody asked for, another argument."""

import ast
from collections import Counter
from collections.abc import Iterator

from grader.diagnosis.asked_again import test_of_the_answer
from grader.diagnosis.callbacks import line_of_callback
from grader.diagnosis.case import Case, Found
from grader.diagnosis.left_out import return_before_a_new_wait
from grader.diagnosis.merged import line_that_merges
from grader.diagnosis.origins import line_of_making, way_back
from grader.diagnosis.outside_of_a_try import outside_of_its_try
from grader.diagnosis.reading import function_around, loop_around, tries_around
from grader.diagnosis.source import Source, last_name
from grader.evidence.failures import WrongCalls
from grader.evidence.observations import peak
from grader.worker.observations import Call, CallOutcome


def _refused(case: Case) -> Iterator[tuple[WrongCalls, list[Call]]]:
    """The checks that counted calls, each with the calls that it counted."""
    for check in case.checks:
        if isinstance(check.error, WrongCalls):
            yield check.error, case.evidence.calls_of(check.error.name)


def _text(call: Call) -> str:
    return f"{call.name}({call.label})"


def called_again(case: Case) -> Found | None:
    """A call was made once more, with the argument of an earlier one, where no more were asked for."""
    if (at_once := sent_at_once(case)) is not None:
        return at_once
    for error, calls in _refused(case):
        wanted = Counter(error.expected)
        if len(calls) <= error.number or (wanted and {c.label for c in calls} - {*wanted}):
            continue
        again = _repeated(calls, wanted, error.number)
        if again is not None:
            first, second, times, most = again
            if (test := test_of_the_answer(case, calls, second)) is not None:
                why = f"the first time it gave {first.gave}, and a test took that for no answer"
                return Found(
                    test, f"{_text(second)} was called {times} times, expected {most}; {why}"
                )
            why = "; the first time it raised an error" if _had_failed(first, second) else ""
            same = first.line == second.line and len({call.line for call in calls}) == 1
            line = (loop_around(case.source, second.line) if same else None) or _extra(
                calls, second
            )
            return Found(line, f"{_text(second)} was called {times} times, expected {most}{why}")
    return None


def _extra(calls: list[Call], second: Call) -> int | None:
    """Of lines that each make the call as often, the last one; else the line of the first call too many."""
    lines = Counter(call.line for call in calls if call.line is not None)
    even = len(lines) > 1 and len(set(lines.values())) == 1
    return max(lines) if even else second.line


def sent_at_once(case: Case) -> Found | None:
    """One call several times at once, where a check looks for calls that are made again too often."""
    if not case.looks_for("retries-everything"):
        return None
    for calls in case.alike.values():
        if len(calls) == peak(calls) > 1:
            outer = {call.lines[-1] for call in calls if call.lines}
            line = outer.pop() if len(outer) == 1 else calls[1].line
            return Found(line, f"{_text(calls[0])} was called {len(calls)} times at once")
    return None


def _had_failed(first: Call, second: Call) -> bool:
    """Whether a call had failed before it was made again."""
    return first.outcome is CallOutcome.RAISED and (first.end or 0.0) <= second.start


def _repeated(
    calls: list[Call], wanted: Counter[str], number: int
) -> tuple[Call, Call, int, int] | None:
    """The first call of an argument, the first one too many, how many there are, and should be.

    Where only the number is known, all calls must be alike, or each argument be there once too often.
    """
    by_label: dict[str, list[Call]] = {}
    for call in calls:
        by_label.setdefault(call.label, []).append(call)
    if not wanted and len(by_label) not in (1, number):
        return None
    for label, alike in by_label.items():
        most = wanted[label] if wanted else number // len(by_label)
        if len(alike) > most > 0:
            return alike[0], alike[most], len(alike), most
    return None


def unasked_call(case: Case) -> Found | None:
    """A call was made with an argument that no call should have had, beside those asked for."""
    for error, calls in _refused(case):
        if len(calls) > error.number and (error.expected or error.number == 0):
            extra = [call for call in calls if call.label not in error.expected]
            if extra:
                line = line_of_callback(case.source, extra[0].line)
                if error.expected:  # one that came too early, where another was to come
                    line = return_before_a_new_wait(case.source) or line
                return Found(line, f"{_text(extra[0])} was called, and should not have been")
    return None


def wrong_argument(case: Case) -> Found | None:
    """As many calls as were asked for, with other arguments."""
    for error, calls in _refused(case):
        wrong = [call for call in calls if call.label not in error.expected]
        if wrong and len(calls) == error.number == len(error.expected):
            left = [*(Counter(error.expected) - Counter(call.label for call in calls))]
            wanted = f", expected {error.name}({left[0]})" if len(left) == 1 else ""
            return Found(
                _line_of_argument(case.source, wrong[0]), f"{_text(wrong[0])} was called{wanted}"
            )
    return None


def _line_of_argument(source: Source, call: Call) -> int | None:
    """Where the only argument of a call is made: a call that just passes it on is not at fault."""
    calls = [node for node in source.around(call.line) if isinstance(node, ast.Call)]
    named = [node for node in calls if last_name(node.func) == call.name]
    given = [
        value for one in named for value in (*one.args, *(word.value for word in one.keywords))
    ]
    if call.line is None or len(named) != 1 or len(given) != 1:
        return call.line
    return line_of_making(way_back(source, given[0], call.line))


def missing_call(case: Case) -> Found | None:
    """Fewer calls than were asked for, although the code came to its end, or to a clean-up of another line."""
    for error, calls in _refused(case):
        beside = outside_of_its_try(case, error.name) if len(calls) < error.number else None
        if beside is not None:
            return beside
    if case.evidence.error is not None or case.evidence.returned is None:
        return None
    for error, calls in _refused(case):
        missing = [*(Counter(error.expected) - Counter(call.label for call in calls))]
        if len(calls) < error.number:
            what = f"{error.name}({missing[0]}) was never called" if missing else ""
            number = f"{len(calls)} of {error.number} calls of {error.name} were made"
            line = _line_that_leaves_out(case, error.name, calls, missing)
            return Found(line, what or number)
    return None


def _line_that_leaves_out(
    case: Case, name: str, calls: list[Call], missing: list[str]
) -> int | None:
    """The line in a loop that makes all calls, and does not only wait for a task that does; or a guard."""
    line = _line(calls)
    if (outside := _except_outside_the_loop(case, calls)) is not None:
        return outside
    if any(label in ("None", "''", "0", "False", "[]") for label in missing):
        return None  # it was taken for the end, or for nothing, on another line
    waits = any(case.source.awaits(line, wait) for wait in ("wait(", "shield(", "sleep("))
    return line if case.source.in_loop(line) and not waits else _guard(case.source, name)


def _except_outside_the_loop(case: Case, calls: list[Call]) -> int | None:
    """The `except` of a `try` around the loop in which a call failed, if its task made no further one."""
    found = set()
    for failed in (call for call in calls if call.outcome is CallOutcome.RAISED):
        last = all(c.task != failed.task or c.start <= failed.start for c in case.evidence.calls)
        blocks = tries_around(case.source, [failed.line])
        block = next((one for one in blocks if one.handlers), None)
        head = loop_around(case.source, failed.line)
        if last and block is not None and head is not None and block.lineno < head:
            same = function_around(case.source, head) is function_around(case.source, block.lineno)
            found |= {block.handlers[0].lineno} if same else set()
    return found.pop() if len(found) == 1 else None


def _guard(source: Source, name: str) -> int | None:
    """The `if` around the only call of a function, if there is just one."""
    calls = source.lines_of_calls(name)
    tests = [n for line in calls[:1] for n in source.around(line) if isinstance(n, ast.If)]
    return tests[0].lineno if len(calls) == len(tests) == 1 else None


def duplicates_merged(case: Case) -> Found | None:
    """One call for all items that are equal, where each item should have its own."""
    for error, calls in _refused(case):
        labels = [call.label for call in calls]
        different = {*error.expected}
        if len(different) < len(error.expected) and sorted(labels) == sorted(different):
            twice = next(label for label, n in Counter(error.expected).items() if n > 1)
            what = f"{error.name}({twice}) was called once for several equal items"
            return Found(line_that_merges(case.source) or _line_of_call(case.source, calls), what)
    return None


def _line_of_call(source: Source, calls: list[Call]) -> int | None:
    """The only line that makes the calls, if it is not the head of a block that waits for them."""
    line = _line(calls)
    heads = (node for node in source.around(line) if isinstance(node, ast.With | ast.AsyncWith))
    return None if any(node.lineno == line for node in heads) else line


def _line(calls: list[Call]) -> int | None:
    lines = {call.line for call in calls}
    return lines.pop() if len(lines) == 1 else None
