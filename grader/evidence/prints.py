"""What was printed, piece by piece, each with its time."""

from collections.abc import Sequence

Prints = Sequence[tuple[float, str]]


def time_of(prints: Prints, text: str) -> float | None:
    """When the last piece of a text was printed; None if it never was."""
    end = "".join(piece for _, piece in prints).find(text) + len(text)
    if end < len(text):
        return None
    for at, piece in prints:
        end -= len(piece)
        if end <= 0:
            return at
    return None
