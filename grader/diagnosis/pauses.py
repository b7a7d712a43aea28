"""Rules about the pauses on the critical path: between starts, while something is awaited, for nothing."""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.delays import Delay, between_parts, cut_off, is_nothing_but_pauses
from grader.diagnosis.source import LOOPS, Source, last_name
from grader.evidence.critical_path import NOTHING, TOUCH, Segment, Spent
from grader.evidence.failures import TooLong, TooSoon
from grader.worker.observations import Call, CallOutcome, Woken

OF_A_CLOCK = (".time()", "monotonic", "perf_counter")
"""What asks a clock for the time."""
BY_THE_CLOCK = (*OF_A_CLOCK, "call_at")
"""What a ticker looks at that does not only count pauses."""


def pauses(case: Case) -> list[Delay]:
    """The pauses on the path that made it longer, each with its kind."""
    kinds = {
        "staggered-start": case.once(_between_starts),
        "polling": case.once(_while_awaited),
        "needless-pause": _for_nothing(case),
    }
    return [
        Delay(kind, one.line, one, one, one.seconds)
        for kind, found in kinds.items()
        for one in found
    ]


def _pauses(case: Case) -> list[Segment]:
    """The waits of the student's own that waited only for time to pass."""
    return [
        part
        for part in case.path
        if part.line is not None
        and part.spent in (Spent.PAUSE, Spent.TIMEOUT)
        and not cut_off(part)
    ]


def _in_flight(case: Case, at: float) -> list[Call]:
    return [
        call
        for call in case.calls
        if call.start < at - NOTHING and (call.end is None or call.end > at + NOTHING)
    ]


def _between_starts(case: Case) -> list[Segment]:
    """Pauses after which a call started, while others, which had started before, were in flight."""
    pauses = (pause for pause in case.once(_pauses) if is_written(case.source, pause))
    return [pause for pause in pauses if _starts_one_more(case, pause)]


def is_written(source: Source, pause: Segment) -> bool:
    """Whether the line pauses by itself: on another one, what it waits for may have taken its time."""
    calls = (node for node in source.around(pause.line) if isinstance(node, ast.Call))
    sleeps = any("sleep" in ast.unparse(call.func).lower() for call in calls)
    return pause.spent is not Spent.PAUSE or sleeps or _is_alias(source, pause.line)


def _is_alias(source: Source, line: int | None) -> bool:
    """Whether a line calls what is another name for `sleep`."""
    names = {
        one.asname
        for node in source.nodes
        if isinstance(node, ast.ImportFrom)
        for one in node.names
        if one.name == "sleep"
    }
    calls = (node for node in source.around(line) if isinstance(node, ast.Call))
    return any(last_name(call.func) in names for call in calls)


def _new_at(case: Case, at: float) -> list[Call]:
    """The calls that started just then."""
    return [call for call in case.calls if abs(call.start - at) < TOUCH]


def _starts_one_more(case: Case, pause: Segment) -> bool:
    known = {(c.name, c.label) for c in case.calls if c.start < pause.end - TOUCH and c.label}
    fresh = [call for call in _new_at(case, pause.end) if (call.name, call.label) not in known]
    return bool(fresh) and bool(_in_flight(case, pause.end - NOTHING))


def _while_awaited(case: Case) -> list[Segment]:
    """Pauses of a loop that looks again and again whether a call has ended; it ended during the last."""
    pauses = [
        p for p in case.once(_pauses) if case.source.in_loop(p.line) and not _new_at(case, p.end)
    ]
    found: dict[float, Segment] = {}
    for call in case.calls:
        over = call.end or 0.0
        looks = [p for p in pauses if call.start < p.start + TOUCH and p.start < over - NOTHING]
        if len(looks) > 1 and over < looks[-1].end - NOTHING:
            found |= {p.start: p for p in looks}
    return list(found.values())


def _for_nothing(case: Case) -> list[Segment]:
    """Other pauses, whose length is a number in the student's own code."""
    if is_nothing_but_pauses(case):
        return []  # they are what was asked for
    other = {
        id(p)
        for p in (*case.once(_between_starts), *case.once(_while_awaited), *case.once(_of_ticker))
    }
    other |= {id(part) for one in case.once(between_parts) for part in (one.earlier, one.later)}
    own = [p for p in case.once(_pauses) if p.spent is Spent.PAUSE and id(p) not in other]
    last = {p.place: p for p in case.once(_after_the_last)}
    needless = (last.get(p.place, p) for p in own)
    return [p for p in needless if case.source.pauses_for_a_number(p.line) or p.place in last]


def _after_the_last(case: Case) -> list[Segment]:
    """The last pause of a loop, which comes after the last call: the function returns at its end.

    Its line is that in the loop, where it waits by a function or a generator of its own.
    """
    ends = [call.end or 0.0 for call in case.own_calls]
    pause = next((part for part in reversed(case.path) if part.line is not None), None)
    if pause is None or pause.spent is not Spent.PAUSE:
        return []
    lines = case.evidence.path[pause.place].lines
    line = next((line for line in lines if case.source.in_loop(line)), None)
    if line is None:
        return []
    last = max((call.end or 0.0 for call in case.calls if call.line is not None), default=-1.0)
    over = any(abs(end - pause.end) < TOUCH for end in ends)
    return [replace(pause, line=line)] if over and abs(last - pause.start) < TOUCH else []


def many_short_ones(case: Case) -> Found | None:
    """Pauses in a `for`, each too short to be seen, which take most of the time together."""
    steps = [s for s in case.evidence.path if s.woken is Woken.TIMER and s.on == "sleep"]
    short = [s for s in steps if s.line is not None and 0 < s.ready - s.start < NOTHING]
    spent = sum(step.ready - step.start for step in short)
    lines = {step.line for step in short}
    if not case.failed_by(TooLong) or len(lines) != 1 or spent < case.evidence.elapsed / 2:
        return None
    loops = [node for node in case.source.around(short[0].line) if isinstance(node, LOOPS)]
    if not loops or not isinstance(loops[-1], ast.For | ast.AsyncFor):
        return None  # a `while` may look again and again for something
    what = f"{len(short)} pauses of {spent / len(short) * 1000:.2g} ms each take {spent:.1f} s"
    return Found(short[0].line, f"{what}, and wait for nothing")


def _of_ticker(case: Case) -> list[Segment]:
    """Pauses that each come after a call and before the next one of the same name."""
    found = list(_between_calls(case.path))
    lengths = [pause.seconds for pause in found]
    even = len(found) > 1 and max(lengths) - min(lengths) < TOUCH
    return found if even and len({pause.line for pause in found}) == 1 else []


def _between_calls(path: Sequence[Segment]) -> Iterator[Segment]:
    for (before, pause), (_, after) in pairwise(pairwise(path)):
        calls = [before.call, after.call]
        if pause.spent is Spent.PAUSE and calls[0] is not None and calls[1] is not None:
            returned = calls[0].outcome is CallOutcome.RETURNED and before.seconds > TOUCH
            if returned and calls[0].name == calls[1].name:
                yield pause


def drifting_ticker(case: Case) -> Found | None:
    """Calls one after another with the same pause between each end and the next start."""
    return _late_ever_after(case) or _late_each_time(case)


def _late_ever_after(case: Case) -> Found | None:
    """A call lasted longer than the interval, and the next ones are counted from its end."""
    line = _line_of_the_clock(case.source)
    if line is None:  # calls that just follow one another make no ticker
        return None
    for name in dict.fromkeys(call.name for call in case.calls if case.failed_by(TooLong)):
        calls = [call for call in case.calls if call.name == name]
        gaps = Counter(round(two.start - one.start, 2) for one, two in pairwise(calls))
        usual, times = gaps.most_common(1)[0] if gaps else (0.0, 0)
        for long, late, then in (
            zip(calls, calls[1:], calls[2:], strict=False) if times > 1 and usual else ()
        ):
            over = (late.start - long.start) % usual
            if (
                long.end is not None
                and abs(late.start - long.end) < NOTHING
                and abs(then.start - late.start - usual) < NOTHING
                and long.end - long.start > usual + TOUCH
                and TOUCH < over < usual - TOUCH
            ):
                what = (
                    f"{name} took {long.end - long.start:.1f} s, longer than the {usual:g} s from"
                )
                what = f"{what} one start to the next, and all later ones are late by {over:.1f} s"
                headline = "After one round that took long, all later rounds came late."
                return Found(line, what, headline)
    return None


def _is_repeated(source: Source, line: int) -> bool:
    """Whether a line stands in a loop, or in a function that is called in one."""
    function = reading.function_around(source, line)
    calls = source.lines_of_calls(function.name) if function is not None else []
    return source.in_loop(line) or any(map(source.in_loop, calls))


def _line_of_the_clock(source: Source) -> int | None:
    """The only line in a loop that stores a time by the clock, and no difference; without one, the pause."""
    stored = [
        node
        for node in source.nodes
        if isinstance(node, ast.Assign | ast.AugAssign) and _is_repeated(source, node.lineno)
        if any(word in ast.unparse(node.value) for word in BY_THE_CLOCK)
    ]
    if not stored:
        return source.line_of_pause()
    times = [one for one in stored if not _is_difference(one.value)] or stored
    return times[0].lineno if len(times) == 1 else None


def _is_difference(value: ast.expr) -> bool:
    """Whether it is how long something has taken, or how much is left."""
    return isinstance(value, ast.BinOp) and isinstance(value.op, ast.Sub)


def _late_each_time(case: Case) -> Found | None:
    pauses = case.once(_of_ticker)
    early = case.failed_by(TooSoon)
    if not pauses or early or case.source.mentions(*BY_THE_CLOCK):
        return None
    if any(_in_flight(case, (pause.start + pause.end) / 2) for pause in pauses):
        return None  # it waited for a call, and not only for time to pass
    name = next(part.call.name for part in case.path if part.call is not None)
    what = f"after each {name} came a pause of {pauses[0].seconds:.1f} s"
    return Found(pauses[0].line, f"{what}: the time that it took was added to that")
