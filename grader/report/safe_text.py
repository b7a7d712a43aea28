"""Makes text from a student safe for a terminal, a page or a spreadsheet.

File names, task names, messages and output can contain terminal escape sequences, characters that
change the direction of text, or formulas that a spreadsheet would run.
"""

import unicodedata

LONGEST = 2000
"""Characters of one piece of text that are shown."""
FORMULA = frozenset("=+-@")
"""A spreadsheet reads a cell that starts with one of these as a formula."""


def visible(text: str, most: int = LONGEST) -> str:
    """Text with control and direction characters made visible, cut to `most` characters."""
    shown = text if len(text) <= most else text[: most - 1] + "…"
    if shown.isprintable():
        return shown
    return "".join(
        c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in shown
    )


def cell(value: object) -> object:
    """A value for a CSV file: text on one line that no spreadsheet runs as a formula.

    Numbers stay numbers, None stays empty. Text that looks like a formula gets an apostrophe in
    front, which a spreadsheet does not show.
    """
    if value is None or type(value) in (int, float, bool):
        return value
    text = visible(str(value))
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])  # full-width forms count as well
    return f"'{text}" if first in FORMULA else text
