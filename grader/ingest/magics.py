"""Lines of a cell that only IPython reads: `%magics`, `!commands`, `help?`."""

import re
from collections.abc import Iterator, Sequence

MAGIC = re.compile(r"\s*(?:[%!?]|[\w, ]+=\s*[%!]|[\w.]+\?\??\s*$)")
"""No line of Python can begin a statement like that."""
OTHER_LANGUAGE = re.compile(
    r"%%(?:bash|cmd|html|javascript|js|latex|markdown|perl|ruby|script|sh|svg|system|sx)\b", re.I
)
"""The first line of a cell that holds no Python at all."""
TOKEN = re.compile(r"""#.*|\"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[([{]|[)\]}]""")
CLOSING = {quote: re.compile(rf"(?:\\.|[^\\])*?{quote}") for quote in ('"""', "'''")}


def without_magics(lines: Sequence[str]) -> list[str]:
    """The lines, with `pass` in the place of what only IPython reads."""
    if OTHER_LANGUAGE.match("\n".join(lines).lstrip()):
        return [""] * len(lines)
    kept = list(lines)
    for number in _magics(lines):
        kept[number] = re.sub(r"\S.*", "pass", lines[number], count=1)
    return kept


def _magics(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of these lines; what lies within a string or within brackets is none."""
    quote, depth, goes_on, in_magic = "", 0, False, False
    for number, line in enumerate(lines):
        begins = not (quote or depth or goes_on)
        if in_magic or (begins and MAGIC.match(line)):
            in_magic = line.endswith("\\")
            yield number
            continue
        quote, depth = _at_end(line, quote, depth)
        goes_on = line.endswith("\\")


def _at_end(line: str, quote: str, depth: int) -> tuple[str, int]:
    """The long quotes that are open at the end of a line, if any, and how many brackets."""
    place = 0
    while True:
        found = (CLOSING[quote].match if quote else TOKEN.search)(line, place)
        if found is None:
            return quote, depth
        place, token = found.end(), found[0]
        if quote:
            quote = ""
        elif token in CLOSING:
            quote = token
        elif token in tuple("([{"):
            depth += 1
        elif token in tuple(")]}"):
            depth = max(0, depth - 1)
