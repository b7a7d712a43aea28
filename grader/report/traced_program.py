"""The report on a program of the learner's own: what it waited for, and what is not clean in it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from grader.diagnosis import Remark
from grader.evidence.evidence import Evidence
from grader.exercise.result import THIS_PYTHON
from grader.exercise.submission import Submission
from grader.report import html
from grader.report.path import critical_path
from grader.report.terminal import Terminal
from grader.report.timeline import Timeline, timeline
from grader.worker.observations import Call

SCHEMA = 1
LABELS = 32
"""Characters of what was awaited, and at which line."""
MOST = 9
"""Awaits that are drawn: the longest."""


@dataclass(frozen=True)
class TracedProgram:
    """A program that was run: its text, what was seen, how it ended in words, and remarks."""

    script: Submission
    evidence: Evidence
    ended: str
    remarks: Sequence[Remark]

    @property
    def title(self) -> str:
        """`app.py: its event loop ran for 6.0 s. It was stopped after 10 s.`"""
        ran = f"its event loop ran for {self.evidence.elapsed:.1f} s"
        if not self.evidence.path:
            ran = "it ran no event loop"
        return " ".join([f"{self.script.label}: {ran}.", *([self.ended] if self.ended else [])])

    @property
    def picture(self) -> Timeline:
        """The longest awaits and the critical path: most awaits of a program take next to no time."""
        calls = self.evidence.calls
        longest = sorted(calls, key=_seconds, reverse=True)[:MOST]
        shown = replace(self.evidence, calls=tuple(call for call in calls if call in longest))
        more, path = len(calls) - len(shown.calls), critical_path(self.evidence)
        return replace(timeline(shown), more=more, path=path)


def show(program: TracedProgram, terminal: Terminal) -> None:
    """Write the report to a terminal."""
    terminal.line(program.title, style="bold")
    if lines := terminal.picture(program.picture, LABELS):
        terminal.drawn(lines)
    for remark in program.remarks:
        terminal.named(program.script, remark, "bold cyan")


def _seconds(call: Call) -> float:
    return (call.end or call.start) - call.start


def as_page(program: TracedProgram) -> str:
    """The report as an HTML page."""
    fragments = [*html.figure("What it waited for", program.picture)]
    for remark in program.remarks:
        fragments += html.named(program.script, remark)
    return html.page(program.title, fragments, done="Traced")


def as_data(program: TracedProgram) -> dict[str, Any]:
    """The report as plain data. Times are in seconds, from the first step of the event loop."""
    return {
        "schema": SCHEMA,
        "script": program.script.label,
        "python": THIS_PYTHON,
        "seconds": round(program.evidence.elapsed, 3),
        "ended": program.ended,
        "awaits": [
            {
                "what": call.name,
                "line": int(call.label.removeprefix("line ")),
                "start": call.start,
                "end": call.end,
                "task": call.task,
                "outcome": call.outcome,
            }
            for call in program.evidence.calls
        ],
        "path": critical_path(program.evidence).as_data(),
        "remarks": [asdict(remark) for remark in program.remarks],
    }
