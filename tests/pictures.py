"""The picture in the documentation, drawn by the kit: `python tests/pictures.py` rewrites it."""

from pathlib import Path

from grader.evidence.evidence import Evidence
from grader.evidence.observations import Call, Held, Noticed
from grader.report import timeline_svg
from grader.report.timeline import timeline

FILE = Path(__file__).resolve().parent.parent / "docs" / "one-after-another.svg"


def example() -> Evidence:
    """Two fetches one after another, a cancelled one at the same time, and a blocked loop."""
    return Evidence(
        "one_after_another",
        "seed",
        elapsed=6.0,
        calls=(
            Call("fetch_all", "", 0.0, 6.0, "returned", None),
            Call("fetch", "users", 0.0, 2.0, "returned", 9),
            Call("fetch", "posts", 2.0, 4.0, "returned", 9),
            Call("fetch", "comments", 5.0, None, "running", 9),
            Call("fetch", "news", 0.0, 1.0, "cancelled", 12),
        ),
        noticed=Noticed(held=(Held(4.0, 1.0, 10, "time.sleep"),)),
    )


def svg() -> str:
    """The picture as SVG."""
    return timeline_svg.draw(timeline(example())) + "\n"


if __name__ == "__main__":
    FILE.write_text(svg(), encoding="utf-8")
