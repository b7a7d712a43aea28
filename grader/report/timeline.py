"""The timeline of a scenario: one bar for each call, and one for each time the loop was blocked.

Calls one after another look like a staircase, calls at the same time like a stack. This module
makes the data; terminal, SVG, JSON and words show the same.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import cycle
from typing import Any

from grader.evidence.evidence import Evidence
from grader.evidence.observations import peak
from grader.evidence.places import Places
from grader.evidence.verdict import Verdict
from grader.report.path import Path, PathPart, critical_path, line_in
from grader.worker.observations import BlockedStretch, Call, CallOutcome

MOST = 12
"""Bars in one picture."""
BLOCKED = 0.1
"""The loop must be blocked for so many seconds to be drawn."""
INSTANT = 0.01
"""The bars must span so many seconds to be drawn."""
KINDS = {
    CallOutcome.RETURNED: "in flight",
    CallOutcome.CANCELLED: "cancelled",
    CallOutcome.RAISED: "raised",
    CallOutcome.RUNNING: "left behind",
}
"""How a call is drawn, by its outcome."""
WORDS = {"held": "blocked", "left behind": "still running"}
"""What a reader sees for a kind of bar, where the word of the JSON report is another."""


@dataclass(frozen=True)
class Bar:
    """One bar. Times are in seconds; `kind` is how it is drawn.

    It is `in flight`, `waiting` (the student's function, while calls that it made are in flight),
    `held` (the loop was blocked), `cancelled`, `raised`, or `left behind` (it had not ended).
    The line is one of `file`, if that is not the answer's own file.
    """

    label: str
    start: float
    end: float
    kind: str
    line: int | None
    file: str = ""

    @property
    def where(self) -> str:
        """Its line for a reader; empty if there is none."""
        return line_in(self.file, self.line)

    @property
    def word(self) -> str:
        """The kind for a reader."""
        return WORDS.get(self.kind, self.kind)


@dataclass(frozen=True)
class Timeline:
    """What to draw. `seconds` is the length of the axis; `more` bars are left out.

    `path` is the critical path, drawn as a row of its own below the bars.
    """

    scenario: str
    seconds: float
    bars: Sequence[Bar]
    more: int
    peak: int
    path: Path

    @property
    def path_row(self) -> Sequence[PathPart]:
        """The parts of the path to draw: none where it says no more than the bars."""
        return self.path.parts if self.path.is_worth_telling else ()

    @property
    def is_worth_drawing(self) -> bool:
        """Whether the bars span some time: otherwise all of them look the same."""
        start = min((bar.start for bar in self.bars), default=0.0)
        return max((bar.end for bar in self.bars), default=0.0) - start >= INSTANT

    @property
    def digits(self) -> int:
        """Digits after the point that tell the bars' times apart."""
        return 1 if self.seconds >= 0.5 else 2

    def length(self, bar: Bar) -> str:
        """How long a bar is, with as many digits as the axis has."""
        return f"{bar.end - bar.start:.{self.digits}f} s"

    def as_data(self) -> dict[str, Any]:
        """Plain data, as the JSON report has it."""
        whole = asdict(self)
        del whole["path"]  # the report has it beside the timelines
        for bar in whole["bars"]:
            if not bar["file"]:
                del bar["file"]
        return whole

    @property
    def left_out(self) -> str:
        """A note on the bars that are left out."""
        return f"… {self.more} more not shown" if self.more else ""


def timeline(evidence: Evidence) -> Timeline:
    """The picture of one scenario."""
    ends = [call.end for call in evidence.calls if call.end is not None]
    blocked = [b for b in _students_own(evidence) if b.seconds >= BLOCKED and _fits(b, evidence)]
    seconds = max([evidence.elapsed, *ends, *(b.start + b.seconds for b in blocked)])
    calls = sorted(evidence.calls, key=lambda call: call.start)
    world = any(call.line is not None for call in calls)
    gone = _is_gone(evidence)
    bars = [_bar(call, seconds, world, gone=gone) for call in calls]
    shown = _spread(bars, MOST - min(len(blocked), 3))
    blocks = [
        Bar("event loop", b.start, b.start + b.seconds, "held", b.line)
        for b in blocked[: MOST // 2]
    ]
    inner = [call for call in calls if call.line is not None or not world]
    return Timeline(
        evidence.scenario,
        seconds,
        tuple(_in_its_file(bar, evidence.places) for bar in (*shown, *blocks)),
        len(bars) - len(shown),
        peak(inner),
        critical_path(evidence),
    )


def _students_own(evidence: Evidence) -> list[BlockedStretch]:
    """The times at which the loop was blocked, without those at no line: a check can block it too."""
    slept = evidence.noticed.slept  # its lines are known, if not which of them this was
    return [b for b in merged(evidence.noticed.blocked) if b.line is not None or slept]


def _fits(stretch: BlockedStretch, evidence: Evidence) -> bool:
    """Whether a stretch lies within its scenario: on the fast clock, computing takes no time of that."""
    over = stretch.start + stretch.seconds - evidence.elapsed
    return over < BLOCKED or evidence.verdict is not Verdict.ANSWERED


def merged(blocked: Sequence[BlockedStretch]) -> list[BlockedStretch]:
    """Stretches that overlap as one: there is but one loop. The longest one's line stands for all."""
    one: list[BlockedStretch] = []
    for each in sorted(blocked, key=lambda stretch: stretch.start):
        last = one[-1] if one else None
        if last is None or each.start >= last.start + last.seconds:
            one.append(each)
            continue
        end = max(last.start + last.seconds, each.start + each.seconds)
        longer = each if each.seconds > last.seconds else last
        one[-1] = replace(longer, start=last.start, seconds=end - last.start)
    return one


def _spread(bars: Sequence[Bar], most: int) -> Sequence[Bar]:
    """Bars chosen evenly, the first and the last included: the first dozen of 1000 look the same."""
    if len(bars) <= most:
        return bars
    return [bars[number * (len(bars) - 1) // (most - 1)] for number in range(most)]


def _is_gone(evidence: Evidence) -> bool:
    """Whether the sessions that made all requests were closed: a server may not have noticed yet."""
    server = evidence.facts.server
    if server is None or server.open_sessions:
        return False
    return 0 < server.requests <= server.session_requests


def _bar(call: Call, seconds: float, world: bool, *, gone: bool) -> Bar:
    kind = KINDS[call.outcome]
    if gone and call.asked is not None and kind == "left behind":
        kind = "cancelled"
    if kind == "in flight" and world and call.line is None:
        kind = "waiting"
    end = max(call.start, seconds) if call.end is None else call.end
    return Bar(f"{call.name} {call.label}".strip(), call.start, end, kind, call.line)


def _in_its_file(bar: Bar, places: Places) -> Bar:
    file, line = places.of(bar.line) if bar.line else ("", None)
    return replace(bar, line=line, file=file) if file else bar


def ticks(seconds: float, most: int = 6) -> list[float]:
    """Round times for an axis of this length."""
    step = 0.01
    for factor in cycle((2, 2.5, 2)):  # 0.01, 0.02, 0.05, 0.1, …
        if seconds / step <= most:
            break
        step *= factor
    return [round(step * i, 6) for i in range(int(seconds / step * 1.001) + 1)]
