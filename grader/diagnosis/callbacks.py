"""Where the source has the event loop call something back."""

from grader.diagnosis.source import Source

CALLBACKS = ("call_later", "call_at", "call_soon", "add_done_callback", "add_reader", "add_signal")
"""What makes the event loop call something back."""
FORGET = (".discard", ".remove")


def makes_callbacks(source: Source) -> bool:
    """Whether the student's code passes anything to the loop to be called back."""
    return source.mentions(*CALLBACKS)


def forgets_when_done(source: Source) -> list[int]:
    """Where a callback of a task throws it out of what keeps it."""
    lines = source.lines_of_calls("add_done_callback")
    return [n for n in lines if any(word in source.line(n) for word in FORGET)]
