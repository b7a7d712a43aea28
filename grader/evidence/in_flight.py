"""What a check can ask about a limit: was it ever exceeded, and was all of it used?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from grader.evidence.evidence import Evidence
from grader.evidence.failures import PlacesFree, TooManyAtOnce, count, were
from grader.worker.observations import Call


def at_most(evidence: Evidence, name: str, limit: int) -> None:
    """Never may more than `limit` calls of `name` have been in flight at the same moment."""
    evidence.started(name)
    most = evidence.peak(name)
    if most > limit:
        expected = f"expected at most {count(limit, 'call')} of {name} in flight"
        at = next(start for start, level in _levels(evidence.calls_of(name)) if level > limit)
        raise TooManyAtOnce(f"{expected}, got {most}; there were more than {limit} at {at:.1f} s")


def kept_busy(evidence: Evidence, name: str, limit: int, *, slack: float = 0.4) -> None:
    """As long as calls of `name` were left to start, `limit` must have been in flight.

    A place may stay free for less than `slack` seconds. Where fewer calls were made than `limit`,
    all of them must have been in flight.
    """
    evidence.started(name)
    calls = evidence.calls_of(name)
    free: list[tuple[float, float, int]] = []  # since when, until when, and the calls in flight
    for (at, level), (until, _) in pairwise([(0.0, 0), *_levels(calls)]):
        left = sum(call.start >= until for call in calls)
        if level >= min(limit, level + left):
            free.clear()
            continue
        free.append((at, until, level))
        if until - free[0][0] >= slack:
            since, ended, number = max(free, key=lambda one: one[1] - one[0])
            span = f"from {since:.1f} s to {ended:.1f} s only {number} of {limit} calls of {name}"
            raise PlacesFree(f"{span} {were(number)} in flight, and {left} had not started", limit)


def _levels(calls: Sequence[Call]) -> Iterator[tuple[float, int]]:
    """The moments at which a call started or ended, and how many are in flight from there on."""
    changes = [(call.start, 1) for call in calls]
    changes += [(call.end, -1) for call in calls if call.end is not None]
    level = 0
    for at, change in sorted(changes):
        level += change
        yield at, level
