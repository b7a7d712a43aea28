"""Line numbers for an answer of several texts: with earlier cells of a notebook, or with further files."""

from collections.abc import Iterable, Sequence

File = tuple[str, str]
"""A further file of an answer: the name of the module, and its text."""


def listing(source: str, before: str = "", files: Iterable[Sequence[str]] = ()) -> str:
    """What line numbers speak of: the answer; then what earlier cells gave to it; then its further files.

    An empty line stands between two of these.
    """
    *others, last = _texts(source, before, files)
    return "\n\n".join([*(text.rstrip("\n") for text in others), last])


def first_lines(source: str, before: str, files: Iterable[Sequence[str]]) -> list[int]:
    """The lines of the listing at which the further files begin."""
    lines = [1]
    for text in _texts(source, before, files)[:-1]:
        lines.append(lines[-1] + text.rstrip("\n").count("\n") + 2)
    return lines[2 if before else 1 :]


def first_line_before(source: str) -> int:
    """The line of the listing at which the earlier cells begin."""
    return source.rstrip("\n").count("\n") + 3


def _texts(source: str, before: str, files: Iterable[Sequence[str]]) -> list[str]:
    return [source, *([before] if before else []), *(text for _, text in files)]
