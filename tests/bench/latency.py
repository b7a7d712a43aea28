"""From a save to the picture, in a watch in a real pseudo-terminal: `make bench`.

Two answers to one exercise are saved in turn, a right one and one that waits in line. The time runs
from before the file is written until its verdict is to be read on the screen.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT))

from tests.terminal import Term  # noqa: E402

SAVES = 40
ANSWERS = {
    "solution.py": "fetch_all: pass, 5 of 5 points",
    "wrong_loop.py": "fetch_all: fail, 2 of 5 points",
}


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(KIT / "exercises", Path(folder) / "exercises")
        environment = {**os.environ, "PYTHONPATH": str(KIT), "TERM": "xterm-256color"}
        command = [sys.executable, "-m", "grader", "watch"]
        with Term(command, folder, environment) as term:
            times = sorted(latencies(term, Path(folder)))
    load = "  ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"save to picture: {len(times)} saves, median {1000 * median(times):.0f} ms, ", end="")
    print(f"p95 {1000 * quantiles(times, n=20)[-1]:.0f} ms, best {1000 * times[0]:.0f} ms")
    print(f"load of the machine: {load}, on {os.cpu_count()} cores")


def latencies(term: Term, folder: Path) -> list[float]:
    """Seconds for each save; the first ones, which make all warm, do not count."""
    stub = folder / "exercises" / "03_gather" / "fetch_all.py"
    sources = KIT / "solutions" / "03_gather" / "fetch_all"
    term.until("greet: a function that can pause")
    time.sleep(2)
    shutil.copy(sources / "solution.py", stub)
    term.until("fetch_all is done")
    times = []
    for number in range(SAVES):
        name = ("wrong_loop.py", "solution.py")[number % 2]
        text = (sources / name).read_bytes()
        begin = time.perf_counter()
        stub.write_bytes(text)
        term.until(ANSWERS[name])
        times.append(time.perf_counter() - begin)
        term.read(0.3)
    return times[4:]


if __name__ == "__main__":
    main()
