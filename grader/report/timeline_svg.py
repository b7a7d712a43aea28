"""The timeline as SVG, for pages and notebooks: light and dark, with text for screen readers."""

from collections.abc import Sequence
from html import escape as escape_markup

from grader.report.safe_text import visible
from grader.report.timeline import WORDS, Timeline, ticks
from grader.report.timeline_words import in_a_paragraph

ROW = 22
LEFT = 170
WIDE = 520
RIGHT = 60
STYLE = """
.awaitlings { font: 13px system-ui, sans-serif; --ink: #1f2328; --grid: #d0d7de; --flight: #0969da;
  --waiting: #8c959f; --held: #bc4c00; --cancelled: #8250df; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { .awaitlings { --ink: #e6edf3; --grid: #30363d;
  --flight: #4493f8; --waiting: #6e7681; --held: #db6d28; --cancelled: #ab7df8; --bad: #f85149; } }
.awaitlings text { fill: var(--ink); }
.awaitlings line { stroke: var(--grid); }
.awaitlings .in-flight { fill: var(--flight); }
.awaitlings .waiting { fill: var(--waiting); }
.awaitlings .held { fill: var(--held); }
.awaitlings .cancelled { fill: var(--cancelled); }
.awaitlings .path { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.awaitlings .raised, .awaitlings .left-behind { fill: var(--bad); }
"""


def draw(picture: Timeline) -> str:
    """One `<svg>` element. All text in it is escaped."""
    rows = len(picture.bars) + bool(picture.path_row)
    height = ROW * (rows + 3)
    scale = WIDE / max(picture.seconds, 0.001)
    words = escape(in_a_paragraph(picture))
    body = [
        *_grid(picture, scale, ROW * (rows + 1)),
        *(part for row in range(len(picture.bars)) for part in _row(picture, row, scale)),
        *_path(picture, scale),
        *_legend(picture, height),
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="awaitlings" role="img" '
            f'viewBox="0 0 {LEFT + WIDE + RIGHT} {height}" width="{LEFT + WIDE + RIGHT}" '
            f'aria-label="{words}">',
            f"<title>{escape(picture.scenario)}, timeline</title>",
            f"<desc>{words}</desc>",
            f"<style>{STYLE}</style>",
            *body,
            "</svg>",
        ]
    )


def escape(text: str) -> str:
    """Text for XML, which does not allow control characters, not even escaped."""
    return escape_markup(visible(text))


def _row(picture: Timeline, row: int, scale: float) -> Sequence[str]:
    bar = picture.bars[row]
    top = ROW * row + 6
    start, width = LEFT + bar.start * scale, max(2.0, (bar.end - bar.start) * scale)
    high = 4 if bar.kind == "waiting" else ROW - 8
    label = f"{bar.label}, {bar.where}" if bar.kind == "held" and bar.line else bar.label
    short = bar.label if bar.file else label
    return (
        f'<text x="{LEFT - 8}" y="{top + 11}" text-anchor="end">{escape(short[:26])}</text>',
        f'<rect class="{bar.kind.replace(" ", "-")}" x="{start:.1f}" y="{top + (ROW - 8 - high) / 2:g}" '
        f'width="{width:.1f}" height="{high}" rx="2">'
        f"<title>{escape(label)}: {bar.word}, {bar.end - bar.start:.2f} s</title></rect>",
        f'<text x="{start + width + 4:.1f}" y="{top + 11}">{picture.length(bar)}</text>',
    )


def _path(picture: Timeline, scale: float) -> list[str]:
    """The critical path as a row of outlined parts, each with its line where there is room.

    A line of a further file is told only where the pointer rests on it.
    """
    top = ROW * len(picture.bars) + 6
    parts = []
    if picture.path_row:
        parts.append(f'<text x="{LEFT - 8}" y="{top + 11}" text-anchor="end">critical path</text>')
    for part in picture.path_row:
        start, width = LEFT + part.start * scale, max(2.0, part.seconds * scale)
        where = f", {part.where}" if part.line else ""
        parts.append(
            f'<rect class="path" x="{start:.1f}" y="{top}" width="{width:.1f}" height="{ROW - 8}">'
            f"<title>{escape(part.what)}{where}: {part.seconds:.2f} s</title></rect>"
        )
        if part.line and not part.file and width > 30:
            label = f"line {part.line}" if width > 60 else part.line
            parts.append(f'<text x="{start + 5:.1f}" y="{top + 11}">{label}</text>')
    return parts


def _grid(picture: Timeline, scale: float, bottom: int) -> list[str]:
    parts = []
    for at in ticks(picture.seconds):
        x = LEFT + at * scale
        parts.append(f'<line x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{bottom - ROW / 2:g}"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 4}" text-anchor="middle">{at:g} s</text>')
    return parts


def _legend(picture: Timeline, height: int) -> list[str]:
    kinds = list(dict.fromkeys(bar.kind for bar in picture.bars))
    parts = []
    if picture.more:
        x = LEFT + len(kinds) * 110
        parts.append(f'<text x="{x}" y="{height - 8}">{picture.left_out}</text>')
    for number, kind in enumerate(kinds):
        x = LEFT + number * 110
        parts.append(
            f'<rect class="{kind.replace(" ", "-")}" x="{x}" y="{height - 18}" width="12" height="12"/>'
        )
        parts.append(f'<text x="{x + 17}" y="{height - 8}">{WORDS.get(kind, kind)}</text>')
    return parts
