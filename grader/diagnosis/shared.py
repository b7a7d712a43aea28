"""Rules about what several calls, or several objects, share, and should each have of their own."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from grader.diagnosis.case import Case, Found
from grader.diagnosis.delays import LOCKS as WAITS_FOR_LOCKS
from grader.diagnosis.queues import is_stuck_at_a_queue
from grader.diagnosis.results import LISTS, pairs
from grader.diagnosis.shared_things import (
    LOCKS,
    Shared,
    lock_of_all_objects,
    queue_of_all_calls,
    shared_things,
    where_it_is_cancelled,
    where_it_is_looked_up,
)
from grader.evidence.critical_path import TOUCH
from grader.evidence.failures import TimeMissed, TooSlow, WrongCalls
from grader.evidence.observations import called
from grader.worker.observations import Call, CallOutcome

OF_JOIN = "Event.wait"
"""What a task waits for that waits in a queue's `join`."""
SEVERAL = 2
"""Calls of the student's function from which on they can share something."""


def shared_between_calls(case: Case) -> Found | None:
    """What one call, or one object, left or held was another one's too."""
    for find in (_foreign_values, _foreign_cancel, _remembered, _foreign_wait):
        if (found := find(case)) is not None:
            return found
    return None


def shared_queue(case: Case) -> Found | None:
    """A call waits for an item for ever, in a queue out of which another call took."""
    if (
        not is_stuck_at_a_queue(case) or len(case.own_calls) == 1
    ):  # those of a generator are not seen
        return None
    for waiting in case.evidence.waiting:
        one = queue_of_all_calls(case.source, waiting.line)
        if one is not None:
            what = f"it waits for an item, and `{one.name}` is the same queue for all calls"
            return Found(one.line, f"{what}: each takes what comes first")
    return None


def _inside(case: Case, own: Call) -> set[str]:
    """The labels of the calls that were made during one of the student's, and only then."""
    calls = [call for call in case.calls if call.line is not None and call.label]
    end = case.evidence.elapsed if own.end is None else own.end
    return {call.label for call in calls if own.start <= call.start <= end}


def _foreign_values(case: Case) -> Found | None:
    """In the value of one call is what another call has fetched."""
    things = shared_things(case.source)
    for got, asked in pairs(case) if things else ():
        foreign = _of_another(case, got, asked) or _in_each(got, asked) or _kept(got, asked)
        if foreign:
            what = f"{foreign!r} also came out of a call that had nothing to do with it"
            return Found(_only_line(things), what)
    return None


def _of_another(case: Case, got: Any, asked: Any) -> str | None:
    """What is too much in a value, and what another call of the student's function has asked for."""
    own = case.own_calls
    labels = [_inside(case, one) for one in own] if len(own) >= SEVERAL else []
    more = _texts(got) - _texts(asked)
    fetched = {text for text in more if any(text in inside for inside in labels)}
    return min(fetched, default=None) if not _texts(asked) - _texts(got) else None


def _in_each(got: Any, asked: Any) -> str | None:
    """What is in each of several values, and should be in one of them."""
    listed = isinstance(got, LISTS) and isinstance(asked, LISTS)
    if not listed or len(got) != len(asked) or len(got) < SEVERAL:
        return None
    parts, wanted = [_texts(part) for part in got], [_texts(part) for part in asked]
    alike = all(part == parts[0] for part in parts) and not all(w == wanted[0] for w in wanted)
    if not alike or any(isinstance(part, str) for part in got):
        return None
    if parts[0] not in (set().union(*wanted), *wanted):
        return None
    return min((text for want in wanted for text in parts[0] - want), default=None)


def _kept(got: Any, asked: Any) -> str | None:
    """What is too much in one of several values, and was asked for in one before."""
    if not isinstance(got, LISTS) or not isinstance(asked, LISTS) or len(got) != len(asked):
        return None
    before: set[str] = set()
    for part, want in zip(got, asked, strict=True):
        more = _texts(part) - _texts(want)
        if more and more <= before and not isinstance(part, str):
            return min(more)
        before |= _texts(want)
    return None


def _texts(value: Any) -> set[str]:
    """The strings in a value, those of keys too."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return {text for part in value for text in _texts(part)}
    return {value} if isinstance(value, str) else set()


def _foreign_cancel(case: Case) -> Found | None:
    """One call failed, and at that moment another one, which nobody had cancelled, ended as cancelled."""
    observer = case.evidence.facts.observer
    if observer is not None and observer.cancels:
        return None
    own = case.own_calls
    failed = [call for call in own if call.outcome is CallOutcome.RAISED and call.end is not None]
    cut = [call for call in own if call.outcome is CallOutcome.CANCELLED and call.end is not None]
    for one in shared_things(case.source):
        line = where_it_is_cancelled(case.source, one) or where_it_is_looked_up(case.source, one)
        if line is not None and failed and cut:
            what = f"one call of {own[0].name} failed, and another one was cancelled with it"
            return Found(line, f"{what}: `{one.name}` has the tasks of all calls")
    return None


def _remembered(case: Case) -> Found | None:
    """A call was not made because another call of the student's function had made it."""
    things = [one for one in shared_things(case.source) if one.made not in LOCKS]
    lines = {one.name: where_it_is_looked_up(case.source, one) for one in things}
    known = [(name, line) for name, line in lines.items() if line is not None]
    missing = _left_out(case) if known else None
    if missing is None:
        return None
    name, line = known[0]
    what = f"there was no new {missing}: `{name}` is shared by all calls"
    return Found(line if len(known) == 1 else None, what)


def _left_out(case: Case) -> str | None:
    """What several calls of the student's function asked for, and only one of them called."""
    own = case.own_calls
    for check in case.checks:
        error = check.error
        if isinstance(error, WrongCalls) and len(own) >= SEVERAL:
            calls = case.evidence.calls_of(error.name)
            if not error.expected and 0 < len(calls) < error.number and not calls[0].label:
                return f"call of {error.name}"
            made = Counter(call.label for call in calls)
            again = Counter(error.expected) - made
            if again and not made - Counter(error.expected) and {*again} <= {*made}:
                return f"{error.name}({min(again)})"
    got, asked = next(pairs(case), (None, None))
    if type(got) is type(asked) is int and got < asked <= len(own):
        return _asked_for_together(case, own)
    return "answer" if len(own) >= SEVERAL and _given_before(got, asked) else None


def _given_before(got: Any, asked: Any) -> bool:
    """Whether all that is wrong in a list is what an earlier place in it has by right."""
    if not isinstance(got, LISTS) or not isinstance(asked, LISTS) or len(got) != len(asked):
        return False
    wrong = [n for n in range(len(got)) if got[n] != asked[n]]
    return bool(wrong) and all(got[n] in asked[:n] for n in wrong)


def _asked_for_together(case: Case, own: Sequence[Call]) -> str | None:
    """The call that was made once for calls of the student's function that overlap, and are alike."""
    made = [call for call in case.calls if call.line is not None]
    together = any(b.start < (a.end or 0.0) and a.label == b.label for a, b in pairwise(own))
    return called(made[0]) if together and made and len(made) < len(own) else None


def _foreign_wait(case: Case) -> Found | None:
    """One waited for a lock that another one held, or for the end of another one's items: they share it."""
    if not case.failed_by(TimeMissed, TooSlow):
        return None
    for hop in case.evidence.path:
        waited = hop.start - hop.since if hop.on in WAITS_FOR_LOCKS else 0.0
        one = lock_of_all_objects(case.source, hop.line) if waited > TOUCH else None
        if one is not None:
            what = f"it waited {waited:.1f} s for `{one.name}`"
            return Found(one.line, f"{what}, which all objects of the class share")
        queue = queue_of_all_calls(case.source, hop.line) if hop.on == OF_JOIN else None
        if queue is not None and hop.start - hop.since > TOUCH:
            return Found(
                queue.line, f"`{queue.name}.join()` waits for what other calls put in, too"
            )
    return None


def _only_line(things: Sequence[Shared]) -> int | None:
    """Their line, or the first of lines that follow each other."""
    lines = sorted({one.line for one in things})
    together = lines and lines[-1] - lines[0] < len(lines)
    return lines[0] if together else None
