"""F-strings by the rules of Python 3.12, and t-strings: written as calls that any Python can read.

Since 3.12 the braces of an f-string may hold any expression: the same quotes again, backslashes, line
breaks and comments.
"""

import re

STRING = re.compile(r"(?<!\w)([A-Za-z]{0,2})(\"\"\"|'''|\"|')")
SKIPPED = re.compile(rf"#[^\n]*|{STRING.pattern}")
CONVERSION = re.compile(r"=?\s*(![rsa]\s*)?(?=[:}])|=\s*(?=\})")
OPENING, CLOSING = "([{", ")]}"


class Unfinished(Exception):
    """A string, or braces in one, that does not end."""


def with_calls(text: str, kinds: str) -> str:
    """The text, with calls in place of the strings of these kinds, on as many lines."""
    kept, place = "", 0
    try:
        while found := SKIPPED.search(text, place):
            kept += text[place : found.start()]
            written, place = _written(text, found, kinds)
            kept += written
    except (Unfinished, RecursionError):
        return text
    return kept + text[place:]


def _written(text: str, found: re.Match[str], kinds: str) -> tuple[str, int]:
    """What to write for a comment or a string, and where it ends."""
    prefix, quote = found[1], found[2]
    if quote is None:
        return found[0], found.end()
    if not set(prefix.lower()) & set(kinds):
        end = _end_of_plain(text, found.end(), quote)
        return text[found.start() : end], end
    parts, end = _parts(text, found.end(), quote, kinds)
    breaks = text.count("\n", found.start(), end) - sum(part.count("\n") for part in parts)
    return f"str({''.join(f'({part}),' for part in parts)}{chr(10) * breaks})", end


def _end_of_plain(text: str, place: int, quote: str) -> int:
    while not text.startswith(quote, place):
        if place >= len(text) or (text[place] == "\n" and len(quote) == 1):
            raise Unfinished
        place += 2 if text[place] == "\\" else 1
    return place + len(quote)


def _parts(text: str, place: int, quote: str, kinds: str) -> tuple[list[str], int]:
    """The expressions in an f-string from here on, and where it ends; no `quote`: up to a brace."""
    parts: list[str] = []
    while not text.startswith(quote or "}", place):
        if place >= len(text) or (text[place] == "\n" and len(quote) == 1):
            raise Unfinished
        if text.startswith(("{{", "}}"), place) and quote:
            place += 2
        elif text[place] == "{":
            inner, place = _braces(text, place + 1, kinds)
            parts += inner
        else:
            place += 2 if text[place] == "\\" else 1
    return parts, place + len(quote)


def _braces(text: str, place: int, kinds: str) -> tuple[list[str], int]:
    """The expression in braces, and those in its format; and where the braces end."""
    expression, depth = "", 0
    while depth or not (end := CONVERSION.match(text, place)) or not _ends(text, end.end()):
        if place >= len(text):
            raise Unfinished
        if found := SKIPPED.match(text, place):
            written, place = _written(text, found, kinds)
            expression += written if found[2] else ""  # a comment would hide what follows
            continue
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth < 0:
            raise Unfinished
        expression += text[place]
        place += 1
    inner, place = (
        _parts(text, end.end() + 1, "", kinds) if text[end.end()] == ":" else ([], end.end())
    )
    return [expression, *inner], place + 1


def _ends(text: str, place: int) -> bool:
    return text[place : place + 1] in (":", "}")
