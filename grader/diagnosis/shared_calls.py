"""One call for many, which is cancelled with the one who asked first."""

from collections import Counter

from grader.diagnosis.awaited_by_all import awaited_by_all
from grader.diagnosis.case import Case, Found
from grader.evidence.failures import count
from grader.evidence.observations import called
from grader.worker.observations import Call, CallOutcome

ENDED = "cancelled"
"""What a scenario says of somebody who ended with CancelledError."""


def cancelled_with_one(case: Case) -> Found | None:
    """More ended as cancelled than should have, and than had a call of their own that was cancelled."""
    cut = [call for call in case.calls if call.outcome is CallOutcome.CANCELLED]
    if any(awaited_by_all(case.source)):
        return None  # then a task was kept that each caller may cancel
    for check in case.checks if cut else ():
        got, asked = check.mismatch or (None, None)
        if not (isinstance(got, list) and isinstance(asked, list) and len(got) == len(asked)):
            continue
        others = Counter(map(str, got))[ENDED] - Counter(map(str, asked))[ENDED]
        if others > len(cut):
            what = f"{called(cut[0])} ended as cancelled at {cut[0].end or 0.0:.1f} s"
            return Found(_line(case, cut[0]), f"{what}, and {count(others, 'other')} with it")
    return None


def _line(case: Case, call: Call) -> int | None:
    """Where the call was awaited by the one who was cancelled, or else the only `cancel()`."""
    if case.source.awaits(call.line, f"{call.name}("):
        return call.line
    lines = case.source.lines_of_calls("cancel")
    return lines[0] if len(lines) == 1 else None
