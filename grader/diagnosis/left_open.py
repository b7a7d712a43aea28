"""Rules about what was left open of the outside: sessions and child processes."""

from grader.diagnosis import python_messages, reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.shown_of_cleanup import children


def session_per_request(case: Case) -> Found | None:
    """The server saw several sessions, and more than there were calls of the student's function."""
    number = _sessions(case, "sessions")
    names = [call.name for call in case.own_calls]
    calls = sum(reading.function(case.source, name) is not None for name in names)
    line = case.source.line_of_call("ClientSession", "request")
    what = f"expected one session for all requests, got {number}"
    return Found(line, what) if number > max(calls, 1) else None


def session_left_open(case: Case) -> Found | None:
    """A session was open when the function returned."""
    told = any(python_messages.UNCLOSED_SESSION in text for text in case.evidence.noticed.unclosed)
    if not told and _sessions(case, "open_sessions") == 0:
        return None
    closes = [n for n in case.source.lines_of_calls("close") if not case.source.awaits(n, "close(")]
    what = "a session was still open at the end"
    if closes and len(closes) == len(case.source.lines_of_calls("close")):
        headline = "A `ClientSession` was still open at the end: its `close` was not awaited."
        return Found(closes[0], f"{what}: nothing awaited its `close`", headline)
    return Found(case.source.line_of_call("ClientSession"), what)


def _sessions(case: Case, which: str) -> int:
    server = case.evidence.facts.server
    return server[which] if server is not None else 0


def child_left_running(case: Case) -> Found | None:
    """A child process outlived the call."""
    if not case.evidence.noticed.children_left:
        return None
    line = next(iter(children(case.source)), None)
    what = "a child process was still there at the end: nothing waited until it had ended"
    return Found(line, what) if line else None
