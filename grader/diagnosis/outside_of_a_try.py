"""Where an error comes out beside the `try` that would have cleaned up after it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.case import Case, Found
from grader.diagnosis.cleanup import tries_left_before
from grader.diagnosis.reading import function_around
from grader.diagnosis.source import CALLERS, Source
from grader.evidence.observations import called
from grader.worker.observations import Call, CallOutcome


class CleanUp(NamedTuple):
    """A `try`, and the line in its `except` or `finally` that calls something, if only through a function."""

    block: ast.Try
    line: int

    @property
    def in_finally(self) -> bool:
        """Whether it is reached by whatever leaves the `try`, or only by errors of its body."""
        return bool(self.block.finalbody) and self.line >= self.block.finalbody[0].lineno

    def covers(self, line: int) -> bool:
        """Whether an error of a line leads there, or the line is itself part of the clean-up."""
        otherwise = self.block.orelse
        beside = otherwise and otherwise[0].lineno <= line <= (otherwise[-1].end_lineno or 0)
        inside = self.block.lineno <= line <= (self.block.end_lineno or 0)
        return inside and (self.in_finally or not beside)


def outside_of_its_try(case: Case, name: str) -> Found | None:
    """The only line at which a call failed, and from which no clean-up leads to a call that is missing."""
    ways = list(_clean_ups(case.source, name))
    if not ways:
        return None
    found: dict[int, Call] = {}
    for failed in case.failed:
        if failed.name != name and not _was_cleaned_up(case, failed, name):
            lines = [n for n in failed.lines if any(_is_beside(case.source, w, n) for w in ways)]
            if lines and not any(way.covers(n) for way in ways for n in failed.lines):
                found[lines[0]] = failed
    if len(found) != 1:
        return None
    ((line, failed),) = found.items()
    how = "was cancelled" if failed.outcome is CallOutcome.CANCELLED else "had failed"
    what = f"{name} was not called after {called(failed)} {how}"
    return Found(line, f"{what}: this line is outside of the `try` that leads to it")


def _clean_ups(source: Source, name: str) -> Iterator[CleanUp]:
    """The clean-ups in which something is called; none if it is called anywhere else, too."""
    ways = [_clean_up_of(source, line) for line in source.lines_of_calls(name)]
    if None not in ways:
        yield from (way for way in ways if way is not None)


def _clean_up_of(source: Source, line: int) -> CleanUp | None:
    """The clean-up that a line is part of, or that calls the function which contains it."""
    for _ in range(CALLERS):
        if (block := next(tries_left_before(source, line), None)) is not None:
            return CleanUp(block, line)
        holder = function_around(source, line)
        uses = source.lines_of_calls(holder.name) if holder is not None else []
        if len(uses) != 1:
            return None
        line = uses[0]
    return None


def _is_beside(source: Source, way: CleanUp, line: int) -> bool:
    here, there = function_around(source, line), function_around(source, way.block.lineno)
    return here is not None and here is there and not way.covers(line)


def _was_cleaned_up(case: Case, failed: Call, name: str) -> bool:
    """Whether what is missing elsewhere was called after this failure, in the same call of the student's function."""
    ends = [
        own.end
        for own in case.own_calls
        if own.start <= failed.start and own.end is not None and own.end >= (failed.end or 0.0)
    ]
    last = min(ends, default=None)
    later = (one for one in case.evidence.calls_of(name) if one.start >= (failed.end or 0.0))
    return any(last is None or one.start <= last for one in later)
