"""The timeline as text. It can be read at 80 columns and without color."""

from collections.abc import Mapping
from textwrap import wrap

from grader.report.safe_text import visible
from grader.report.timeline import WORDS, Bar, Timeline, ticks

LABEL_WIDTH = 24
UNICODE: Mapping[str, str] = {
    "in flight": "█",
    "waiting": "─",
    "held": "▒",
    "cancelled": "░",
    "raised": "█✗",
    "left behind": "█▶",
    "path": "═",
    "start": "╞",
}
"""The character of a bar, and the one at its end if that differs."""
ASCII: Mapping[str, str] = {
    "in flight": "#",
    "waiting": "-",
    "held": "%",
    "cancelled": "~",
    "raised": "#x",
    "left behind": "#>",
    "path": "=",
    "start": "|",
}
Marks = Mapping[str, str]
PATH = "critical path"
UNBROKEN = "\N{NO-BREAK SPACE}"


def draw(
    picture: Timeline, width: int = 80, marks: Marks = UNICODE, labels: int = LABEL_WIDTH
) -> list[str]:
    """The picture as lines of text, at most `width` characters wide, `labels` of them for labels;
    none if it shows nothing."""
    if not picture.is_worth_drawing:
        return []
    longest = max(
        len(label) for label in [*map(_label, picture.bars), PATH[: 13 * bool(picture.path_row)]]
    )
    room = min(labels, width // 3, longest)
    cells = max(10, width - room - 10)
    per_cell = max(picture.seconds, 0.001) / cells
    lines = [
        f"{_label(bar)[:room]:<{room}} {_bar(bar, per_cell, cells, marks)} {picture.length(bar):>7}"
        for bar in picture.bars
    ]
    if picture.more:
        lines.append(f"{'':<{room}} {picture.left_out}")
    if picture.path_row:
        label = PATH if room >= len(PATH) else "path"
        lines.append(f"{label:<{room}} {_path(picture, per_cell, cells, marks)}")
    lines.append(f"{'':<{room}} {_axis(picture.seconds, per_cell, cells)}".rstrip())
    sentence = wrap(visible(picture.path.sentence()), width)
    return [*lines, *_legend(picture, width, marks), *sentence]


def _label(bar: Bar) -> str:
    has_room = bar.kind == "held" and bar.line and not bar.file
    return visible(f"{bar.label}, {bar.where}" if has_room else bar.label)


def _bar(bar: Bar, per_cell: float, cells: int, marks: Marks) -> str:
    first = min(round(bar.start / per_cell), cells - 1)
    length = max(1, min(round(bar.end / per_cell), cells) - first)
    mark = marks[bar.kind]
    return f"{' ' * first}{mark[0] * (length - 1)}{mark[-1]}".ljust(cells)


def _path(picture: Timeline, per_cell: float, cells: int, marks: Marks) -> str:
    """A row of the parts of the critical path, each with its line where there is room.

    A line of a further file is not told here: there is no room for the name.
    """
    row = [" "] * cells
    for part in picture.path_row:
        first = min(round(part.start / per_cell), cells - 1)
        length = max(1, min(round(part.end / per_cell), cells) - first)
        text = f"{marks['start']}{(not part.file and part.line) or ''}"
        text = text if len(text) < length else text[0]
        row[first : first + length] = text.ljust(length, marks["path"])
    return "".join(row).rstrip()


def _axis(seconds: float, per_cell: float, cells: int) -> str:
    axis = [" "] * (cells + 9)
    for at in ticks(seconds):
        text = f"{at:g} s"
        place = min(int(at / per_cell), cells)
        axis[place : place + len(text)] = text
    return "".join(axis).rstrip()


def _legend(picture: Timeline, width: int, marks: Marks) -> list[str]:
    """What the characters of the bars mean."""
    drawn = {bar.kind for bar in picture.bars}
    if any(marks[kind][0] == marks["in flight"] for kind in drawn):
        drawn.add("in flight")  # a bar that ends with another mark
    kinds = [kind for kind in marks if kind in drawn]
    words = [f"{marks[kind][-1]} {WORDS.get(kind, kind)}" for kind in kinds]
    if picture.path_row:
        whose = {part.file for part in picture.path_row if part.line}
        lines = ", with the line of each part" if whose <= {""} else ""
        words.append(f"{marks['start']}{marks['path']} critical path{lines}")
    whole = "   ".join(word.replace(" ", UNBROKEN) for word in words)
    return [line.replace(UNBROKEN, " ") for line in wrap(whole, width)]
