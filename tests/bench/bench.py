"""The figures of the documentation, measured on this machine: `make bench`.

Times in seconds. Compare only figures of one run: machines differ, and so do their afternoons.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT))

from grader.exercise.catalog import Catalog  # noqa: E402
from grader.exercise.options import Options  # noqa: E402
from grader.exercise.result import Answer  # noqa: E402
from grader.exercise.submission import take  # noqa: E402
from grader.gathering.gather import gather  # noqa: E402
from grader.gathering.loop import kept_warm  # noqa: E402

COPIES = 45
PLAIN = """
import asyncio, time, pytest

async def fetch(url):
    await asyncio.sleep(2)
    return url

async def fetch_all(fetch, urls):
    return await asyncio.gather(*(fetch(url) for url in urls))

@pytest.mark.asyncio
async def test_three():
    begin = time.perf_counter()
    assert await fetch_all(fetch, list("abc")) == list("abc")
    assert time.perf_counter() - begin < 2.5
"""


def run(*arguments: str, cwd: Path, expect: int = 0) -> float:
    """Run a command of the kit; gives the seconds that it took."""
    environment = {**os.environ, "PYTHONPATH": str(KIT)}
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - begin
    if done.returncode != expect:
        raise SystemExit(
            f"{' '.join(arguments)} left with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    return seconds


@contextmanager
def workspace() -> Iterator[Path]:
    """A copy of the exercises with the reference solutions in the place of the stubs."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "exercises"
        shutil.copytree(KIT / "exercises", copy, ignore=shutil.ignore_patterns("__pycache__"))
        for solution in (KIT / "solutions").glob("*/*/solution.py"):
            shutil.copy(solution, copy / solution.parts[-3] / f"{solution.parts[-2]}.py")
        yield Path(folder)


def copies_of_fetch_all(folder: Path) -> None:
    """Make COPIES exercises out of fetch_all, with its solution."""
    source = folder / "exercises" / "03_gather"
    target = folder / "many" / "exercises" / "03_gather"
    target.mkdir(parents=True)
    for number in range(COPIES):
        shutil.copy(source / "fetch_all.py", target / f"copy_{number}.py")
        checks = (source / "test_fetch_all.py").read_text()
        (target / f"test_copy_{number}.py").write_text(checks)


def from_a_warm_parent() -> float:
    """The seconds that the scenarios of COPIES answers take on the fast clock, parent at hand."""
    (exercise,) = Catalog(KIT / "exercises").select(["fetch_all"])
    solution = KIT / "solutions" / exercise.chapter / exercise.slug / "solution.py"
    answers = [Answer(exercise, take(solution, str(number))) for number in range(COPIES)]
    keys = [(answer, scenario) for answer in answers for scenario in exercise.scenarios]
    options = Options(clock="fast")
    with kept_warm():
        gather(keys[:1], options)
        begin = time.perf_counter()
        book = gather(keys, options)
        seconds = time.perf_counter() - begin
    lost = [e for seen in book.values() for e in seen.values() if e.verdict != "answered"]
    if lost:
        raise SystemExit(f"{len(lost)} scenarios were not answered: {lost[0].problem}")
    return seconds / len(keys)


def longest(report: Path) -> float:
    """The longest scenario of a report."""
    return max(exercise["seconds"] for exercise in json.loads(report.read_text())["exercises"])


def main() -> None:
    """Measure and print."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with workspace() as folder:
        copies_of_fetch_all(folder)
        report = folder / "report.json"
        every = run("grader", "check", "--json", str(report), cwd=folder)
        slowest = longest(report)
        row(
            "all solutions, wall clock",
            every,
            f"the longest scenario {slowest:.1f} s, and {every - slowest:.1f} s",
        )
        row(
            "all solutions, fast clock, cold", run("grader", "check", "--clock", "fast", cwd=folder)
        )
        many = run("grader", "check", cwd=folder / "many")
        row(
            f"{COPIES} copies of fetch_all, wall",
            many,
            f"{COPIES * 2 / many:.0f} times one after another",
        )
        quick = run("grader", "check", "--clock", "fast", cwd=folder / "many")
        row(
            f"{COPIES} copies of fetch_all, fast",
            quick,
            f"{COPIES * 5 / quick:.0f} scenarios a second, start included",
        )
        against_plain_pytest(folder)
    each = from_a_warm_parent()
    row("a scenario from a warm parent, fast", each, f"{1 / each:.0f} a second")
    subprocess.run([sys.executable, str(Path(__file__).with_name("levels.py"))], check=True)


def against_plain_pytest(folder: Path) -> None:
    """One exercise from a cold command, beside an ordinary test of the same."""
    one = run("grader", "check", "fetch_all", cwd=folder)
    cold = run("grader", "check", "--clock", "fast", "fetch_all", cwd=folder)
    (folder / "test_plain.py").write_text(PLAIN)
    plain = run("pytest", "-q", "-p", "no:cacheprovider", "test_plain.py", cwd=folder)
    row(
        "fetch_all alone, wall, cold",
        one,
        f"{one / plain:.2f} of a plain pytest-asyncio test of it",
    )
    row(
        "fetch_all alone, fast, cold",
        cold,
        f"{cold / plain:.2f} of a plain pytest-asyncio test of it",
    )


def row(name: str, seconds: float, note: str = "") -> None:
    """Print one figure."""
    print(f"{name:<36} {seconds:8.3f} s   {note}", flush=True)


if __name__ == "__main__":
    main()
