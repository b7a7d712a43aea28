"""Lines of a cell that only IPython understands: `%magics`, `!commands`, `help?`."""

import re
from collections.abc import Iterator, Sequence

MAGIC = re.compile(r"\s*(?:[%!?]|[\w, ]+=\s*[%!]|[\w.]+\?\??\s*$)")
"""No Python statement can start like this."""
OTHER_LANGUAGE = re.compile(
    r"%%(?:bash|bigquery|cmd|cython|html|javascript|js|julia|latex|markdown|perl|pypy|python2|r|ruby|script|sh|sql|svg|system|sx)\b",
    re.I,
)
"""The first line of a cell in another language."""
TOKEN = re.compile(r"""#.*|\"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[([{]|[)\]}]""")
CLOSING = {quote: re.compile(rf"(?:\\.|[^\\])*?{quote}") for quote in ('"""', "'''")}


def without_magics(lines: Sequence[str]) -> list[str]:
    """The lines, with `pass` in place of what only IPython understands."""
    if OTHER_LANGUAGE.match("\n".join(lines).lstrip()):
        return [""] * len(lines)
    kept = list(lines)
    for number in _magics(lines):
        kept[number] = re.sub(r"\S.*", "pass", lines[number], count=1)
    return kept


def _magics(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of these lines. A line inside a string or inside brackets is not one."""
    quote, depth, continues, in_magic = "", 0, False, False
    for number, line in enumerate(lines):
        starts = not (quote or depth or continues)
        if in_magic or (starts and MAGIC.match(line)):
            in_magic = line.endswith("\\")
            yield number
            continue
        quote, depth = _at_end(line, quote, depth)
        continues = line.endswith("\\")


def _at_end(line: str, quote: str, depth: int) -> tuple[str, int]:
    """The triple quotes that are open at the end of a line, if any, and the number of open brackets."""
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
