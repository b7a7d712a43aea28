"""Which newer Python can read a file that this one cannot.

The file is written as this Python would want it, one version's novelties at a time. If it can be read
then, these novelties were all that was wrong with it.
"""

import re
import sys
import warnings
from ast import parse

from grader.gathering.newer_strings import with_calls

MAX_TEXT = 128 << 10
"""Characters that are looked at."""
NAME = r"[^\W\d]\w*"
BRACKETS = r"\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
GENERIC = re.compile(rf"^(\s*(?:async\s+)?(?:def|class)\s+{NAME})\s*{BRACKETS}(?=\s*[(:])", re.M)
ALIAS = re.compile(rf"^(\s*)type\s+({NAME})\s*(?:{BRACKETS})?\s*=(?!=)", re.M)
PARAMETER = re.compile(rf"\*{{0,2}}{NAME}\s*(?::[^=]+)?(=.+)?", re.S)
ERROR = rf"(?:{NAME}\.)*[A-Z]\w*"
BARE_EXCEPT = re.compile(rf"^(\s*except\s*\*?)\s*({ERROR}\s*(?:,\s*{ERROR}\s*)+,?\s*):", re.M)
"""Not `except ValueError, e:`, which is how Python 2 wrote it."""


def version_that_reads(text: str) -> str:
    """The oldest Python, newer than this one, that can read the text; empty if none is known."""
    if len(text) > MAX_TEXT or _is_readable(text):
        return ""
    for minor in (12, 13, 14):
        if sys.version_info < (3, minor) and _is_readable(_older(text, minor)):
            return f"3.{minor}"
    return ""


def _is_readable(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _older(text: str, minor: int) -> str:
    """The text without what came with Python 3.12, up to 3.`minor`."""
    text = with_calls(text, "ft" if minor >= 14 else "f")
    defaults = minor >= 13
    text = GENERIC.sub(lambda m: m[1] + _lines(m[0]) if _types(m[2], defaults) else m[0], text)
    text = ALIAS.sub(lambda m: f"{m[1]}{m[2]} =" if _types(m[3] or "T", defaults) else m[0], text)
    return BARE_EXCEPT.sub(r"\1 (\2):", text) if minor >= 14 else text


def _lines(text: str) -> str:
    """As many line breaks as in the text, where a line may break."""
    return "\\\n" * text.count("\n")


def _types(text: str, defaults: bool) -> bool:
    """Whether this is a list of type parameters; `defaults` of them came with Python 3.13."""
    parts = re.split(r",(?![^\[(]*[\])])", text.rstrip().removesuffix(","))
    found = [PARAMETER.fullmatch(part.strip()) for part in parts]
    return all(one is not None and (defaults or not one[1]) for one in found)
