"""Rules about the critical path: of all that made it long, the cause that took the most time."""

from collections.abc import Callable, Iterable, Sequence

from grader.diagnosis.case import Case, Find, Found, calls_of
from grader.diagnosis.delays import LOOKED_AT, Delay, between_parts
from grader.diagnosis.fixed_order import line_of_fixed_order
from grader.diagnosis.pauses import pauses
from grader.diagnosis.queues import is_stuck_at_a_queue
from grader.evidence.critical_path import TOUCH, Segment, Spent
from grader.evidence.failures import NotHandled, NotSeen, PlacesFree, added_up, were
from grader.evidence.observations import called, peak
from grader.worker.observations import Call

LEAST = 0.1
"""Share of the elapsed time from which on a delay is worth a word."""


def by_path(
    cause: str,
    sentence: Callable[[Case, Sequence[Delay]], str],
    headline: Callable[[Case, Sequence[Delay]], str] = lambda case, mine: "",
) -> Find:
    """A rule that finds a cause of delay, where it is the one that took the most time."""

    def find(case: Case) -> Found | None:
        found = case.once(delays)
        totals: dict[str, float] = {}
        for delay in found:
            totals[delay.cause] = totals.get(delay.cause, 0.0) + delay.seconds
        most = max(totals, key=lambda name: totals[name], default="")
        by_limit = any(error.type == "TimeoutError" for error in case.errors)
        if by_limit and not case.late and cause != "serial-await":
            return None  # a time limit has ended it: only what ran into it is wrong
        if most != cause or totals[cause] < max(TOUCH, LEAST * case.evidence.elapsed):
            return None
        mine = _in_one_run(case, [delay for delay in found if delay.cause == cause])
        if by_limit and not case.late and not any(_under_one_limit(case, one) for one in mine):
            return None
        return Found(_costliest_line(mine), sentence(case, mine), headline(case, mine))

    return find


def _in_one_run(case: Case, mine: list[Delay]) -> list[Delay]:
    """Of the delays in several runs of the student's function, those in the one that they cost most.

    A sum over runs that the check made one after another is the time of none of them.
    """
    runs = [call for call in case.own_calls if call.end is not None]
    inside = [[delay for delay in mine if _is_in(run, delay)] for run in runs]
    most = max(inside, key=lambda some: sum(one.seconds for one in some), default=[])
    return most or mine


def _is_in(run: Call, delay: Delay) -> bool:
    begins = run.start <= delay.earlier.start + TOUCH
    return begins and delay.later.end <= (run.end or 0.0) + TOUCH


def _under_one_limit(case: Case, delay: Delay) -> bool:
    """Whether no limit began between the two: one that holds for the later call alone is no reason to hurry."""
    calls = (delay.earlier.call, delay.later.call)
    blocks = [
        {case.source.block_around(line, "timeout", "wait_for") for line in call.lines} - {None}
        for call in calls
        if call is not None
    ]
    return len(blocks) < len(calls) or blocks[0] == blocks[1]


def _costliest_line(mine: Sequence[Delay]) -> int | None:
    """Of the lines that the delays come from, the one that cost the most."""
    costs: dict[int, float] = {}
    for delay in mine:
        if delay.line is not None:
            costs[delay.line] = costs.get(delay.line, 0.0) + delay.seconds
    return max(costs, key=lambda line: costs[line], default=None)


def delays(case: Case) -> list[Delay]:
    """All that made a scenario late."""
    if (not case.late and not _cut_short(case)) or is_stuck_at_a_queue(case):
        return []
    by_right = _within_limit(case)
    between = [delay for delay in case.once(between_parts) if delay.cause not in by_right]
    return [*between, *pauses(case), *_blocked(case)]


def _within_limit(case: Case) -> tuple[str, ...]:
    """What a limit that the exercise asks for looks like, where as many were in flight as it allows."""
    limits = [check.error.limit for check in case.checks if isinstance(check.error, PlacesFree)]
    if not limits or case.peak < min(limits):
        return ()
    by_right = ("limit-too-low", "serial-await")
    return (*by_right, "lock-across-io") if min(limits) == 1 else by_right


def _blocked(case: Case) -> list[Delay]:
    """The times for which a blocked loop kept everything waiting, if `time.sleep` is what blocked it."""
    parts = [part for part in case.path if part.spent is Spent.BLOCKED]
    slept = max(case.evidence.noticed.slept, key=lambda one: one.seconds, default=None)
    if slept is None or slept.seconds < sum(part.seconds for part in parts) / 2:
        return []
    return [Delay("blocking-call", slept.line, part, part, part.seconds) for part in parts]


def _cut_short(case: Case) -> bool:
    """Whether a timeout came of it, or an error from what was made of one result after another."""
    if not case.failed_by(NotSeen, NotHandled):
        return False  # no check was refused because of how it ended
    stopped = case.evidence.error is not None and case.evidence.error.is_the_scenarios
    ends = [e for e in case.errors if e.type in ("TimeoutError", "TypeError")]
    return stopped or any("pickle" not in e.message for e in ends)  # that was no result of a call


def one_after_another(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for serial-await."""
    first, last = mine[0].earlier, mine[-1].later
    if len(mine) == 1:
        what = f"{spent_on(last)} started only when {spent_on(first)} had ended, and did not need its answer"
        return f"{total(mine)}: {what}"
    later, earlier = called_each(mine), _only_name(delay.earlier for delay in mine)
    before = "the one before" if later == "call" or earlier in ("", later) else earlier
    alone = f" for the first {LOOKED_AT} alone" if len(mine) >= LOOKED_AT - 1 else ""
    return f"{total(mine)}{alone}: each {later} started only when {before} had ended"


def by_lock(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for lock-across-io."""
    waited = max(delay.seconds for delay in mine)
    if sum(one.seconds for one in _parts(mine)) > waited:
        return f"{total(mine)}: each waited for the lock that the one before held"
    return f"a task waited {waited:.1f} s for a lock that another one held all the time"


def by_limit(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for limit-too-low."""
    names = {delay.later.call.name for delay in mine if delay.later.call is not None}
    calls = [call for call in case.calls if call.name in names]
    then = "whenever one had ended, the next one started"
    if not calls:
        return f"{total(mine)}: {then}"
    most = peak(calls)
    at_once = f"never more than {most} of {calls_of(calls)} {were(most)} in flight"
    return f"{at_once}: {then}" if take_turns(calls, most) else at_once


def take_turns(calls: Sequence[Call], most: int) -> bool:
    """Whether all but the first `most` calls started just when one of them had ended."""
    starts = sorted(call.start for call in calls)[most:]
    ends = [call.end for call in calls if call.end is not None]
    return all(any(0 <= start - end < TOUCH for end in ends) for start in starts)


def in_batches(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for lock-step."""
    first = mine[0]
    began = f"{total(mine)}: {spent_on(first.later)} started only when"
    if (line := line_of_fixed_order(case, first)) is not None:
        what = f"line {line} waits for one task after another, in a fixed order"
        return f"{began} {spent_on(first.earlier)} had ended: {what}"
    return f"{began} all of the batch before had ended, {spent_on(first.earlier)} last"


def of_batches(case: Case, mine: Sequence[Delay]) -> str:
    """The headline for lock-step where there were no batches; empty where that of the page is true."""
    in_order = line_of_fixed_order(case, mine[0]) is not None
    return (
        "What had ended early was kept waiting for tasks that came before it." if in_order else ""
    )


def total(mine: Sequence[Delay]) -> str:
    """How long the parts of the path took that follow each other so, and all together."""
    return added_up([one.seconds for one in _parts(mine)])


def _parts(mine: Sequence[Delay]) -> list[Segment]:
    return list(dict.fromkeys(one for delay in mine for one in (delay.earlier, delay.later)))


def spent_on(segment: Segment) -> str:
    """`fetch(users)`, or what else the time was spent on."""
    if segment.call is None:
        return {Spent.THREAD: "the work in a thread", Spent.OUTSIDE: "the answer"}.get(
            segment.spent, "it"
        )
    return called(segment.call)


def called_each(mine: Sequence[Delay]) -> str:
    return _only_name(delay.later for delay in mine) or "call"


def _only_name(parts: Iterable[Segment]) -> str:
    """The name of the calls that these parts of the path waited for, if they have one name."""
    names = {part.call.name for part in parts if part.call is not None}
    return names.pop() if len(names) == 1 else ""


def of_starts(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for staggered-start."""
    total = sum(pause.seconds for pause in mine)
    number = "a pause" if len(mine) == 1 else f"{len(mine)} pauses"
    return f"{number} of {total:.1f} s came before the last call: there was nothing to wait for"


def of_looks(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for polling."""
    pauses = [delay.later for delay in mine]
    late = [p.end - c.end for p in pauses for c in case.calls if c.end and p.start < c.end < p.end]
    lost = f"what had ended was seen {max(late, default=0.0):.2g} s late"
    looked = "once" if len(pauses) == 1 else f"{len(pauses)} times"
    return f"it looked {looked}, after a pause of {pauses[0].seconds:.2g} s each time: {lost}"


def of_nothing(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for needless-pause."""
    total = sum(pause.seconds for pause in mine)
    return f"{total:.1f} s of the {case.evidence.elapsed:.1f} s were a pause here, which waits for nothing"


def by_blocking(case: Case, mine: Sequence[Delay]) -> str:
    """The sentence for blocking-call."""
    slept = max(case.evidence.noticed.slept, key=lambda one: one.seconds)
    often = (
        f"{slept.times} times, {slept.seconds:.1f} s in all"
        if slept.times > 1
        else f"{slept.seconds:.1f} s"
    )
    return f"the event loop was blocked by `time.sleep`, {often}: nothing else could run meanwhile"
