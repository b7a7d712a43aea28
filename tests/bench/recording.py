"""What recording the critical path costs: a scenario of 1,000 calls with and without it, in turn."""

import statistics
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT))

from grader.worker.probes.steps import Steps  # noqa: E402
from grader.worker.run import Run  # noqa: E402

ROUNDS = 15
STUDENT = """
import asyncio

async def main(fetch, urls):
    return await asyncio.gather(*(fetch(url) for url in urls))
"""
SCENARIO = """
from grader import scenario

@scenario
async def thousand(student, network):
    pages = network.pages(*map(str, range(1000)), seconds=1)
    return await student.main(network.fetch, pages)
"""


def seconds() -> float:
    """The CPU seconds of one run on the fast clock, in this process."""
    job = {
        "name": "bench",
        "student": {"path": "/student.py", "source": STUDENT},
        "checks": {"path": "/scenario.py", "source": SCENARIO},
        "scenario": "thousand",
        "asks": [],
        "seed": "bench",
        "clock": "fast",
        "shuffled": False,
    }
    run = Run(job, lambda: None, lambda: None)
    with run.installed():
        run.load()
        begin = time.thread_time()
        run.execute()
        run.seen()
        return time.thread_time() - begin


def main() -> None:
    """Print the medians of both and their ratio."""
    recorded, plain = [], []
    for _ in range(ROUNDS):
        recorded.append(seconds())
        with (
            patch.object(Steps, "watching", lambda steps: nullcontext()),
            patch.object(Steps, "begun", lambda steps, handle, at: None),
        ):
            plain.append(seconds())
    with_it, without = statistics.median(recorded), statistics.median(plain)
    print(
        f"1,000 calls, CPU: {with_it * 1000:.0f} ms with the critical path, {without * 1000:.0f} ms without: {with_it / without:.2f}"
    )


if __name__ == "__main__":
    main()
