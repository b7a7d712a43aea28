"""Text of a student's made inert, for a terminal, a page or a spreadsheet.

Names of files and tasks, messages, and what was printed: all of it may hold escapes that steer a
terminal, characters that turn the direction of writing, or formulas that a spreadsheet would run.
"""

import unicodedata

LONGEST = 2000
"""Characters of one piece of text that are shown."""
FORMULA = frozenset("=+-@")
"""How a cell begins that a spreadsheet takes for a formula."""


def visible(text: str, most: int = LONGEST) -> str:
    """Text with control and direction characters made visible, and cut if it is endless."""
    shown = text if len(text) <= most else text[: most - 1] + "…"
    if shown.isprintable():
        return shown
    return "".join(
        c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in shown
    )


def cell(value: object) -> object:
    """A value for a CSV file: text on one line that no spreadsheet takes for a formula.

    Numbers stay numbers, None stays empty. A formula gets an apostrophe before it, which a
    spreadsheet does not show.
    """
    if value is None or type(value) in (int, float, bool):
        return value
    text = visible(str(value))
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])  # their wide forms count as well
    return f"'{text}" if first in FORMULA else text
