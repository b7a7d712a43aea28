"""Answers that are checked on the pages of a built site, in headless Chromium."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.exercise.catalog import KIT
from tests.needs import wanted

SCRIPT = Path(__file__).with_suffix(".mjs")


def check_on_pages(
    site: Path, texts: Mapping[str, Sequence[str | None]], patience: float, rest: float = 0.0
) -> dict[str, Any]:
    """What `in_chromium.mjs` writes of these texts, by page; None is the untouched stub.

    `patience` is in seconds, for Python to be ready on a page, and for a report to come; `rest` is for how
    long nothing is asked of a page before each check, as long as a learner writes.
    """
    asked = {
        "site": str(site.resolve()),
        "modules": str(KIT / "site" / "node_modules"),
        "chromium": wanted("chromium", "chromium"),
        "patience": patience,
        "rest": rest,
        "answers": [{"page": page, "texts": list(given)} for page, given in texts.items()],
    }
    ran = subprocess.run(
        [wanted("node", "nodejs"), str(SCRIPT)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    seen: dict[str, Any] = json.loads(ran.stdout)
    return seen
