"""The critical path for a reader: its parts, and one sentence with their sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.evidence.critical_path import NOTHING, Segment, Spent, segments
from grader.evidence.evidence import Evidence
from grader.evidence.failures import summed
from grader.evidence.observations import called
from grader.worker.observations import IN_ANOTHERS

MOST = 6
"""Parts of a path that a sentence names; of more, the longest."""
WORDS = {
    Spent.PAUSE: "pause",
    Spent.TIMEOUT: "a wait that was cut off",
    Spent.THREAD: "work in a thread",
    Spent.OUTSIDE: "an answer from outside",
    Spent.BLOCKED: "loop blocked",
    Spent.SCENARIO: "the check's own pause",
    Spent.OTHER: "other work",
    Spent.EARLIER: "all before that",
}
INSIDE = "a called function's pause"
"""What a wait is called for a sleep in a function that the student's code was given, and called."""
CUT_OFF = "until it was cut off"
"""What follows the name of a call that a time limit ended, the code's own or the check's."""
TINY = 0.001
"""Seconds from which on a pause is added to an equal one beside it."""
ADD_UP = (Spent.PAUSE, Spent.SCENARIO)
"""What is told even if each part takes next to no time: a hundred short pauses are a long one."""


@dataclass(frozen=True)
class PathPart:
    """A part of the critical path: what it was spent on, from when until when in seconds, and the line.

    `times` is how many equal ones follow each other in it; `own` whether it is of the student's code.
    The line is one of `file`, if that is not the answer's own file.
    """

    what: str
    start: float
    end: float
    line: int | None
    times: int = 1
    own: bool = True
    file: str = ""

    @property
    def where(self) -> str:
        """Its line for a reader; empty if there is none."""
        return line_in(self.file, self.line)

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.end - self.start


@dataclass(frozen=True)
class Path:
    """The critical path of one scenario."""

    scenario: str
    elapsed: float
    parts: Sequence[PathPart]

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is more to it than one wait, or what the check itself did."""
        own = [part for part in self.parts if part.own]
        return bool(own) and (len(self.parts) > 1 or own[0].times > 1)

    def sentence(self) -> str:
        """`6.0 s = fetch(users) 2.0 + fetch(posts) 4.0: …`; empty if there is little to tell."""
        if not self.is_worth_telling:
            return ""
        parts = [*(part for part in self.parts if part.own), *self._of_others()]
        shown = sorted(parts, key=lambda part: -part.seconds)[:MOST]
        kept = [part for part in parts if part in shown]
        left = [part.seconds for part in parts if part not in shown]
        known, (*seconds, rest) = summed([*(part.seconds for part in kept), sum(left)])
        named = " + ".join(map(_named, kept, seconds))
        more = f" + {rest} for {len(left)} more" if float(rest) else ""
        lines = {part.where for part in self.parts}
        where = f", all at {self.parts[0].where}" if len(lines) == 1 and "" not in lines else ""
        # Where the check waited too, it may have been for what never came.
        alone = all(part.own for part in self.parts)
        end = " Nothing else kept it waiting." if alone else ""
        return f"Critical path: {known} s = {named}{more}{where}.{end}"

    def _of_others(self) -> list[PathPart]:
        """What is not of the student's code, each kind as one part: only its length is of interest."""
        totals: dict[str, float] = {}
        for part in self.parts:
            if not part.own:
                totals[part.what] = totals.get(part.what, 0.0) + part.seconds
        return [PathPart(what, 0.0, total, None, own=False) for what, total in totals.items()]

    def as_data(self) -> dict[str, Any]:
        """Plain data, as the JSON report has it."""
        parts = [
            {"what": p.what, "start": p.start, "end": p.end, "line": p.line, "times": p.times}
            | ({"file": p.file} if p.file else {})
            for p in self.parts
        ]
        return {"scenario": self.scenario, "sentence": self.sentence(), "parts": parts}


def line_in(file: str, line: int | None) -> str:
    """`line 7`, or `line 7 of crawler_links.py`; empty if there is no line."""
    of = f" of {file}" if file else ""
    return f"line {line}{of}" if line else ""


def critical_path(evidence: Evidence) -> Path:
    """The critical path of a scenario; equal parts that follow each other are one."""
    found = segments(evidence, TINY)
    kept = [one for one in found if one.seconds >= NOTHING or one.spent in ADD_UP]
    parts = _joined(_part(one, evidence) for one in kept)
    told = _joined(part for part in parts if part.seconds >= NOTHING)
    return Path(evidence.scenario, evidence.elapsed, told)


def _joined(parts: Iterable[PathPart]) -> list[PathPart]:
    """Parts that follow each other at once, and are equal, as one."""
    found: list[PathPart] = []
    for part in parts:
        before = found[-1] if found else None
        equal = before is not None and (before.what, before.where) == (part.what, part.where)
        if before is not None and equal and part.start - before.end < NOTHING:
            found[-1] = replace(before, end=part.end, times=before.times + part.times)
        else:
            found.append(part)
    return found


def _part(segment: Segment, evidence: Evidence) -> PathPart:
    own = segment.spent not in (Spent.SCENARIO, Spent.OTHER, Spent.EARLIER)
    file, line = evidence.places.of(segment.line) if segment.line else ("", segment.line)
    slept = evidence.path[segment.place].on.startswith(IN_ANOTHERS)
    inside = segment.spent is Spent.OUTSIDE and segment.call is None and slept
    what = INSIDE if inside else _what(segment)
    return PathPart(what, segment.start, segment.end, line, own=own, file=file)


def _what(segment: Segment) -> str:
    call = segment.call
    if call is None:
        return WORDS.get(segment.spent, "waiting")
    name = called(call)
    return f"{name} {CUT_OFF}" if segment.spent is Spent.TIMEOUT else name


def _named(part: PathPart, seconds: str) -> str:
    # The turns into which a blocked loop fell tell nothing.
    counts = part.times > 1 and part.what != WORDS[Spent.BLOCKED]
    many = f" in {part.times} parts" if counts else ""
    return f"{part.what} {seconds}{many}"
