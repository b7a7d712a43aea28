"""What was printed, piece by piece, each with its time."""

from collections.abc import Sequence

Prints = Sequence[tuple[float, str]]


def time_of(prints: Prints, text: str) -> float | None:
    """When the start of `text` was printed, also in several pieces; None if it never was."""
    left = "".join(piece for _, piece in prints).find(text)
    for at, piece in prints:
        if 0 <= left < len(piece):
            return at
        left -= len(piece)
    return None
