"""A line of a student's code that may be shown to the class: without comments, strings and names."""

import io
import re
import token
import tokenize
from collections.abc import Iterator

HIDDEN = "…"
"""What stands for the text of a string."""
SHORTEST = 3
"""Letters of a part of a name that would tell whose line it is."""
F_STRING = {getattr(token, name, -1) for name in ("FSTRING_MIDDLE", "TSTRING_MIDDLE")}
"""The text of an f-string, which newer versions of Python read by its parts."""


def line_of_nobody(text: str, line: int, student: str) -> str:
    """A line without its comment and the text of its strings.

    Empty if a part of the student's name is in what is left, or if it is not one line of Python.
    """
    try:
        parts = list(_to_replace(text, line))
    except (SyntaxError, tokenize.TokenError, ValueError):
        return ""
    shown = text.split("\n")[line - 1] if line <= len(text.split("\n")) else ""
    for start, end, new in sorted(parts, reverse=True):
        shown = shown[:start] + new + shown[end:]
    names = re.findall(r"[^\W\d_]+", student.casefold())
    told = any(len(name) >= SHORTEST and name in shown.casefold() for name in names)
    return "" if told else shown.strip()


def _to_replace(text: str, line: int) -> Iterator[tuple[int, int, str]]:
    """Columns of the line, and what stands there instead. ValueError within a longer string."""
    for one in tokenize.generate_tokens(io.StringIO(text).readline):
        if not one.start[0] <= line <= one.end[0]:
            continue
        if one.type == token.STRING or one.type in F_STRING:
            if one.start[0] != one.end[0]:
                raise ValueError
            yield one.start[1], one.end[1], _without_text(one.string)
        elif one.type == token.COMMENT:
            yield one.start[1], one.end[1], ""


def _without_text(string: str) -> str:
    """A string as it is written, with its text hidden; an empty one as it is."""
    found = re.fullmatch(r"""(\w*)(\"{3}|'{3}|["'])(.*)\2""", string, re.S)
    if not found:
        return HIDDEN
    return f"{found[1]}{found[2]}{HIDDEN if found[3] else ''}{found[2]}"
