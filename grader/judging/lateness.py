"""Tell a wrong answer from a late machine.

A bound on time can be missed because the answer is wrong or because the machine was late. So, where
only a time was missed on the wall, the fast clock is asked, on which a busy machine takes no time. If
it says that the answer is wrong, it is wrong. If it says that it is right, the scenario runs again on
the wall, alone, twice at most. If it is late even then, it must be proved that the machine was: the
system tells how long the worker and the grader queued for a core. Then the verdict is `busy`, which is
nobody's failure. Otherwise the time was spent in the answer, by computing, which the fast clock does
not charge. Nothing is ever subtracted from a measured time to let an answer pass.
"""

from collections.abc import Sequence
from dataclasses import replace

from grader.evidence.evidence import Evidence
from grader.evidence.failures import TimeMissed
from grader.evidence.verdict import Verdict
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Outcome
from grader.gathering.gather import Book, Key, gather
from grader.judging.judge import Reading
from grader.worker.clock.fast import fast_clock_unavailable

AGAIN = 2
"""Times that a scenario is repeated alone, because it was late or was killed."""
NOTICEABLE = 0.05
"""Seconds in the queue for a core that can explain anything."""
BUSY = (
    "The machine was too busy to judge: the answer missed its time three times, and on the fast "
    "clock it is in time. Close other programs, and check again."
)


def unsettled(readings: Sequence[Reading], book: Book) -> set[Answer]:
    """The answers of which something was killed, or missed a time on the wall: once is not enough."""
    killed = {a for a, seen in book.items() if any(e.by_signal for e in seen.values())}
    return killed | {r.answer for r in readings if _missed_time(r, book)}


def repeat_killed(book: Book, options: Options) -> None:
    """Run again, alone, what was killed by a signal that the grader did not send.

    The system kills processes when memory is short, and interpreters have bugs. A crash of the
    student's own making comes again: so one scenario of each answer is tried first, and where that is
    killed again, nobody waits for the others.
    """
    first = [keys[0] for keys in _killed(book)]
    _run_killed(first, book, options)
    chance = [keys for keys in _killed(book) if keys[0] not in first]
    _run_killed([key for keys in chance for key in keys], book, options)


def _killed(book: Book) -> list[list[Key]]:
    """The scenarios of each answer that were killed, of those that have any."""
    of_each = [[(a, name) for name, e in seen.items() if e.by_signal] for a, seen in book.items()]
    return [keys for keys in of_each if keys]


def _run_killed(keys: Sequence[Key], book: Book, options: Options) -> None:
    """Run these again, alone, until they are not killed, or too often."""
    for _ in range(AGAIN):
        left = [(answer, name) for answer, name in keys if book[answer][name].by_signal]
        for answer, evidence in gather(left, replace(options, at_once=1)).items():
            book[answer].update(evidence)


def arbitrate(readings: Sequence[Reading], book: Book, options: Options) -> None:
    """Where a time was missed on the wall, find out why; `book` is brought up to date."""
    doubtful = [reading for reading in readings if _missed_time(reading, book)]
    _repeat(_right_on_the_fast_clock(doubtful, options), book, options)


def settle_on_the_wall(readings: Sequence[Reading], book: Book, options: Options) -> None:
    """The same for what the fast clock cannot be asked about."""
    _repeat([reading for reading in readings if _missed_time(reading, book)], book, options)


def _repeat(late: Sequence[Reading], book: Book, options: Options) -> None:
    """Run these again, alone; what is late even then is settled."""
    for _ in range(AGAIN):
        again = gather(_keys(late), replace(options, at_once=1))
        for answer, evidence in again.items():
            book[answer].update(evidence)
        late = [reading for reading in late if _missed_time(reading, book)]
    if fast_clock_unavailable() is None:
        for reading in late:
            _settle(reading, book)


def _settle(reading: Reading, book: Book) -> None:
    """What was late three times is `busy` where the machine was, and else as it came out."""
    late = [(answer, name) for answer, name in reading.keys if _machine_was_late(reading, book)]
    for answer, scenario in late:
        seen = book[answer][scenario]
        book[answer][scenario] = replace(seen, verdict=Verdict.BUSY, problem=BUSY)


def _machine_was_late(reading: Reading, book: Book) -> bool:
    """Whether the queue for a core explains that the time was missed."""
    evidence = [book[answer][name] for answer, name in reading.keys]
    if sum(seen.noticed.queued for seen in evidence) < NOTICEABLE:
        return False
    before = reading.judged(book)
    after = _judged_with(reading, [_without_queue(seen) for seen in evidence])
    no_time = _judged_with(reading, [_without_times(seen) for seen in evidence])
    about_another_time = no_time.message == before.message  # which nobody knows without the queue
    return about_another_time or not isinstance(after.error, TimeMissed)


def _judged_with(reading: Reading, evidence: Sequence[Evidence]) -> CheckResult:
    return reading.judged({reading.answer: {seen.scenario: seen for seen in evidence}})


def _without_queue(seen: Evidence) -> Evidence:
    blocked = tuple(replace(one, seconds=one.own) for one in seen.noticed.blocked)
    noticed = replace(seen.noticed, blocked=blocked)
    return replace(seen, elapsed=max(0.0, seen.elapsed - seen.noticed.queued), noticed=noticed)


def _without_times(seen: Evidence) -> Evidence:
    return replace(seen, elapsed=0.0, noticed=replace(seen.noticed, blocked=(), slept=()))


def _right_on_the_fast_clock(doubtful: Sequence[Reading], options: Options) -> list[Reading]:
    """Those that the fast clock finds right, and those that it cannot be asked about."""
    if fast_clock_unavailable() is not None:
        return list(doubtful)
    book = gather(_keys(doubtful), replace(options, clock="fast"))
    return [r for r in doubtful if _on_the_wall(r, book) or r.judged(book).outcome is Outcome.PASS]


def _missed_time(reading: Reading, book: Book) -> bool:
    """Whether the check misses a bound on time, and nothing else, and the machine can be the cause."""
    return _on_the_wall(reading, book) and isinstance(reading.judged(book).error, TimeMissed)


def _on_the_wall(reading: Reading, book: Book) -> bool:
    return any(book[answer][name].clock == "wall" for answer, name in reading.keys)


def _keys(readings: Sequence[Reading]) -> list[Key]:
    return [key for reading in readings for key in reading.keys]
