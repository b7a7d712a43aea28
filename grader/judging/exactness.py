"""Run on the wall clock what the fast clock cannot decide: the verdict is the same on both.

On the fast clock waiting takes no time, and computing none of its time. So it does not decide

- what used something that it does not serve (`worker/clock/unserved.py`);
- what blocked the loop again and again, each time too shortly to be told from a busy machine;
- a time that is in bounds only as long as the computing does not count.

Each of these runs again on the wall, as if that clock had been asked for: a time that is missed there
may be the machine's doing (`lateness.py`). If the machine is too late to tell, the fast clock's word
stands, but for what that clock does not serve.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.evidence.evidence import Evidence
from grader.evidence.failures import TimeMissed
from grader.evidence.verdict import Verdict
from grader.exercise.options import Options
from grader.exercise.result import Answer, Outcome
from grader.gathering.gather import Book, Key, gather
from grader.judging.judge import Reading
from grader.judging.lateness import settle_on_the_wall
from grader.worker.clock.interface import SHORT_CALLS

AT_ONCE = 4
"""Scenarios at a time: few, so that they do not make each other late."""
COUNTS = 0.1
"""Seconds of computing from which on they can decide anything."""
LATE = 0.25
"""The part of a scenario's time in the queue for a core from which on the machine was too late to tell."""
COMPUTING = "much computing"
CLOSE = "A time was so close to its limit that the time for computing could decide."
REAL = "What happens outside of Python takes real time, so this ran on the wall clock."


def decide(readings: Sequence[Reading], book: Book, options: Options) -> None:
    """Run on the wall what the fast clock cannot decide; `book` is brought up to date."""
    on_the_wall = replace(options, clock="wall", at_once=AT_ONCE)
    _settle_named(readings, book, on_the_wall)
    reasons = dict(_undecided(readings, book))
    if not reasons:
        return
    wall = gather(reasons, on_the_wall)
    concerned = [r for r in readings if any(key in reasons for key in r.keys)]
    trial: Book = {a: dict(seen) for a, seen in book.items()}
    _take(trial, wall)
    settle_on_the_wall(concerned, trial, on_the_wall)
    for (answer, scenario), why in reasons.items():
        seen = trial[answer][scenario]
        late = seen.noticed.queued >= LATE * seen.elapsed or seen.verdict is Verdict.BUSY
        if not (late and why in (COMPUTING, SHORT_CALLS)):
            book[answer][scenario] = replace(seen, moved=_sentence(why))


def _settle_named(readings: Sequence[Reading], book: Book, options: Options) -> None:
    """What names the wall clock has run on it, and says so: there it may have been late."""
    keys = {key for reading in readings for key in reading.keys}
    named = [(answer, name) for answer, name in keys if book[answer][name].clock == "wall"]
    settle_on_the_wall(readings, book, options)
    for answer, name in named:
        book[answer][name] = replace(book[answer][name], moved=REAL)


def undecided(readings: Sequence[Reading], book: Book) -> set[Answer]:
    """The answers that the fast clock does not decide."""
    return {answer for (answer, _), _ in _undecided(readings, book)}


def _take(book: Book, more: Book) -> None:
    for answer, seen in more.items():
        book[answer].update(seen)


def _sentence(why: str) -> str:
    what = CLOSE if why == COMPUTING else f"It uses {why}."
    return f"{what} The fast clock cannot time that, so this ran on the wall clock."


def _undecided(readings: Sequence[Reading], book: Book) -> Iterator[tuple[Key, str]]:
    for reading in readings:
        for answer, name in reading.keys:
            if why := _why(reading, book, book[answer][name]):
                yield (answer, name), why


def _why(reading: Reading, book: Book, seen: Evidence) -> str:
    """Why the fast clock does not decide this scenario; empty if it does."""
    if seen.noticed.unserved:
        return " and ".join(seen.noticed.unserved[:2])
    if seen.verdict is not Verdict.ANSWERED:
        return ""
    if seen.noticed.cpu < COUNTS or reading.judged(book).outcome is not Outcome.PASS:
        return ""
    longer = replace(seen, elapsed=seen.elapsed + seen.noticed.cpu)
    evidence = {name: book[answer][name] for answer, name in reading.keys}
    counted = reading.judged({reading.answer: {**evidence, seen.scenario: longer}})
    return COMPUTING if isinstance(counted.error, TimeMissed) else ""
