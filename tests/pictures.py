"""The picture in the documentation, drawn by the kit: `python -m tests.pictures` rewrites it."""

from pathlib import Path

from grader.evidence.evidence import Evidence
from grader.report import timeline_svg
from grader.report.timeline import timeline
from tests.by_hand import blocked, call, noticed

FILE = Path(__file__).resolve().parent.parent / "docs" / "one-after-another.svg"


def example() -> Evidence:
    """Two fetches one after another, a cancelled one at the same time, and a blocked loop."""
    return Evidence(
        "one_after_another",
        "seed",
        elapsed=6.0,
        calls=(
            call("fetch_all", "", 0.0, 6.0, line=None),
            call("fetch", "users", 0.0, 2.0, line=9),
            call("fetch", "posts", 2.0, 4.0, line=9),
            call("fetch", "comments", 5.0, None, line=9, outcome="running"),
            call("fetch", "news", 0.0, 1.0, line=12, outcome="cancelled"),
        ),
        noticed=noticed(blocked=(blocked(4.0, 1.0, 10, "time.sleep"),)),
    )


def svg() -> str:
    """The picture as SVG."""
    return timeline_svg.draw(timeline(example())) + "\n"


if __name__ == "__main__":
    FILE.write_text(svg(), encoding="utf-8")
