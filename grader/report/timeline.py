"""The picture of a scenario in time: one bar for each call.

Calls one after another look like a staircase, calls at the same time like a stack. This module
makes the picture's data and draws it as text; other renderers draw the same data.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from grader.evidence import Evidence
from grader.seen import Call, peak

MAX_BARS = 12
LABEL_WIDTH = 22
AXIS_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)


@dataclass(frozen=True)
class Marks:
    """The characters that a bar is drawn with."""

    bar: str
    cancelled: str
    raised: str
    running: str


UNICODE = Marks("█", "░", "✗", "▶")
ASCII = Marks("#", "-", "x", ">")


@dataclass(frozen=True)
class Timeline:
    """What there is to draw. Times in seconds; `more` calls are left out."""

    scenario: str
    seconds: float
    calls: Sequence[Call]
    more: int
    peak: int

    def as_data(self) -> dict[str, Any]:
        """Plain data, as the JSON report has it."""
        return asdict(self) | {"calls": [asdict(call) for call in self.calls]}


def timeline(evidence: Evidence) -> Timeline:
    """The picture of one scenario."""
    ends = [call.end for call in evidence.calls if call.end is not None]
    seconds = max([evidence.elapsed, *ends])
    calls = sorted(evidence.calls, key=lambda call: call.start)
    inner = [call for call in calls if not _encloses(call, calls)]
    return Timeline(
        evidence.scenario,
        seconds,
        tuple(calls[:MAX_BARS]),
        max(0, len(calls) - MAX_BARS),
        peak(inner),
    )


def _encloses(call: Call, calls: Sequence[Call]) -> bool:
    """Whether a call of the student's own function holds calls into the world."""
    return call.line is None and any(other.line is not None for other in calls)


def draw(picture: Timeline, width: int = 80, marks: Marks = UNICODE) -> list[str]:
    """The picture as lines of text, at most `width` characters wide."""
    if not picture.calls:
        return []
    labels = [_label(call) for call in picture.calls]
    room = min(LABEL_WIDTH, max(map(len, labels)))
    cells = max(20, width - room - 12)
    per_cell = max(picture.seconds, 0.001) / cells
    lines = [
        f"{label[:room]:<{room}} {_bar(call, per_cell, cells, marks)} {_length(call, picture)}"
        for label, call in zip(labels, picture.calls, strict=True)
    ]
    if picture.more:
        lines.append(f"{'':<{room}} … and {picture.more} more calls")
    lines.append(f"{'':<{room}} {_axis(picture.seconds, per_cell, cells)}".rstrip())
    return lines


def _label(call: Call) -> str:
    return f"{call.name} {call.label}".strip()


def _bar(call: Call, per_cell: float, cells: int, marks: Marks) -> str:
    first = min(int(call.start / per_cell), cells - 1)
    end = call.end if call.end is not None else cells * per_cell
    length = max(1, min(round(end / per_cell), cells) - first)
    body = (marks.cancelled if call.outcome == "cancelled" else marks.bar) * length
    tip = {"raised": marks.raised, "running": marks.running}.get(call.outcome)
    body = body[:-1] + tip if tip else body
    return f"{' ' * first}{body}".ljust(cells)


def _length(call: Call, picture: Timeline) -> str:
    end = picture.seconds if call.end is None else call.end
    return f"{end - call.start:5.1f} s"


def _axis(seconds: float, per_cell: float, cells: int) -> str:
    step = next((s for s in AXIS_STEPS if seconds / s <= 6), AXIS_STEPS[-1] * 10)
    axis = [" "] * (cells + 8)
    at = 0.0
    while at <= seconds * 1.001:
        text = f"{at:g} s"
        place = min(int(at / per_cell), cells)
        axis[place : place + len(text)] = text
        at = round(at + step, 6)
    return "".join(axis).rstrip()
