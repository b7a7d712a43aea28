"""The picture of a scenario in time: one bar for each call, and what the event loop did.

Calls one after another look like a staircase, calls at the same time like a stack. This module
makes the picture's data; the terminal, SVG and JSON draw the same.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import cycle
from typing import Any

from grader.evidence.evidence import Evidence
from grader.evidence.observations import Call, peak

MOST = 12
"""Bars in one picture."""
HELD = 0.1
"""Seconds of holding the loop that are worth drawing."""
INSTANT = 0.01
"""Seconds from which on there is something to draw."""


@dataclass(frozen=True)
class Bar:
    """One bar. Times in seconds; `kind` is how it is drawn.

    `in flight`, `waiting` (a function of the student's whose calls are in flight), `held`,
    `cancelled`, `raised`, or `left behind` when it had not ended.
    """

    label: str
    start: float
    end: float
    kind: str
    line: int | None


@dataclass(frozen=True)
class Timeline:
    """What there is to draw. `seconds` is the length of the axis; `more` bars are left out in between."""

    scenario: str
    seconds: float
    bars: Sequence[Bar]
    more: int
    peak: int

    @property
    def is_worth_drawing(self) -> bool:
        """Whether a bar takes time, or bars are apart in time: else all of them look alike."""
        begin = min((bar.start for bar in self.bars), default=0.0)
        return max((bar.end for bar in self.bars), default=0.0) - begin >= INSTANT

    def length(self, bar: Bar) -> str:
        """How long a bar is, as finely as the axis is divided."""
        digits = 1 if self.seconds >= 0.5 else 2
        return f"{bar.end - bar.start:.{digits}f} s"

    def as_data(self) -> dict[str, Any]:
        """Plain data, as the JSON report has it."""
        return asdict(self)

    @property
    def left_out(self) -> str:
        """What is said of the bars that are not there."""
        return f"… and {self.more} more, in between" if self.more else ""

    def in_words(self) -> str:
        """The picture for someone who cannot see it."""
        parts = [f"{b.label} {b.kind} from {b.start:.1f} to {b.end:.1f} s" for b in self.bars]
        parts += [self.left_out] if self.more else []
        return f"{self.scenario}, {self.seconds:.1f} s: " + "; ".join(parts) + "."


def timeline(evidence: Evidence) -> Timeline:
    """The picture of one scenario."""
    ends = [call.end for call in evidence.calls if call.end is not None]
    held = [h for h in evidence.noticed.held if h.seconds >= HELD]
    seconds = max([evidence.elapsed, *ends, *(h.start + h.seconds for h in held)])
    calls = sorted(evidence.calls, key=lambda call: call.start)
    world = any(call.line is not None for call in calls)
    bars = [_bar(call, seconds, world) for call in calls]
    shown = _spread(bars, MOST - min(len(held), 3))
    holds = [
        Bar("loop held", h.start, h.start + h.seconds, "held", h.line) for h in held[: MOST // 2]
    ]
    inner = [call for call in calls if call.line is not None or not world]
    return Timeline(
        evidence.scenario, seconds, (*shown, *holds), len(bars) - len(shown), peak(inner)
    )


def _spread(bars: Sequence[Bar], most: int) -> Sequence[Bar]:
    """Bars from the first to the last, evenly chosen: the first dozen of a thousand are all alike."""
    if len(bars) <= most:
        return bars
    return [bars[place * (len(bars) - 1) // (most - 1)] for place in range(most)]


def _bar(call: Call, seconds: float, world: bool) -> Bar:
    kinds = {"cancelled": "cancelled", "raised": "raised", "running": "left behind"}
    kind = kinds.get(call.outcome, "in flight")
    if kind == "in flight" and world and call.line is None:
        kind = "waiting"
    end = seconds if call.end is None else call.end
    return Bar(f"{call.name} {call.label}".strip(), call.start, end, kind, call.line)


def ticks(seconds: float, most: int = 6) -> list[float]:
    """Round times for an axis of this length."""
    step = 0.01
    for factor in cycle((2, 2.5, 2)):  # 0.01, 0.02, 0.05, 0.1, …
        if seconds / step <= most:
            break
        step *= factor
    return [round(step * i, 6) for i in range(int(seconds / step * 1.001) + 1)]
