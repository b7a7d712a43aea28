"""Figures of the page that grades, in headless Chromium: `make bench-site`. Beside nothing else, please.

How long a page takes until it can check, from a local server, and what it transfers; then, from the click to the
report: a right answer, a wrong one, and one that spins. Seconds, on this machine, in one run.
"""

import sys
from pathlib import Path
from statistics import median

from grader.exercise.catalog import KIT
from tests.site.in_chromium import check_on_pages

SPINS = "async def fetch_all(fetch, urls):\n    while True:\n        pass\n"
SERIAL = "async def fetch_all(fetch, urls):\n    return [await fetch(url) for url in urls]\n"
PATIENCE = 120.0
"""Seconds that a page may take: a slow one is measured, too."""
CHECKS = 5
"""Times that the right answer is checked; the figure is the median."""
REST = 5.0
"""Seconds between two checks: after the first one a page starts another Python for the next hang."""
GOALS = {"ready": 6.0, "megabytes": 20.0, "a check": 0.3, "a hang": 3.0}


def main(site: Path) -> None:
    """Print the figures, each with its goal."""
    right = (KIT / "solutions/03_gather/fetch_all/solution.py").read_text(encoding="utf-8")
    texts = {"exercises/03_gather/fetch_all.html": [right, SERIAL, *CHECKS * [right], SPINS]}
    seen = check_on_pages(site, texts, PATIENCE, REST)
    first, wrong, *checks, hang = (one["took"] for one in seen["results"])
    figures = {
        "ready": seen["results"][0]["started"],
        "megabytes": seen["loaded"] / 1e6,
        "the first check": first,
        "a wrong answer": wrong,
        "a check": median(checks),
        "a hang": hang,
    }
    for name, value in figures.items():
        print(f"{name:16} {value:6.2f}" + (f"   goal {GOALS[name]:g}" if name in GOALS else ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else KIT / "build" / "site")
