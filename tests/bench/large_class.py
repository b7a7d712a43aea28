"""A large class without nbgrader: `make bench-classroom STUDENTS=200`.

Twelve exercises; each student takes the next right answer of each. Some may hand in a program that hangs or
spins instead. It prints what the class took, the CPU time for an answer, and the most memory that
the grader and its workers held at one time.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
SOLUTIONS = KIT / "solutions"
EXERCISES = (
    *("greet", "chain", "kinds", "ticker", "fetch_all", "per_user"),
    *("partial_results", "as_ready", "background", "task_group", "except_star", "race"),
)
HANGS = "import asyncio\n\n\nasync def fetch_all(fetch, urls):\n    await asyncio.Event().wait()\n"
SPINS = "async def fetch_all(fetch, urls):\n    while True:\n        pass\n"
GOAL = 0.1
"""Seconds of CPU time for an answer."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=50)
    parser.add_argument(
        "--bad", type=float, default=0.0, help="part of the students who hang or spin"
    )
    parser.add_argument("--clock", choices=["wall", "fast"], default="wall")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load:.1f}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        answers = hand_in(Path(folder, "class"), asked.students, asked.bad)
        begun, most = time.perf_counter(), grade(Path(folder), asked.clock)
        took = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (used.ru_utime + used.ru_stime) / answers
    print(
        f"{asked.students} students, {answers} answers, {asked.bad:.0%} of fetch_all hang or spin"
    )
    print(f"{took:.0f} s, {60 * answers / took:.0f} answers a minute, {most >> 20} MB at most")
    print(f"{cpu:.2f} s of CPU time for an answer; {GOAL} is the goal")


def hand_in(folder: Path, students: int, bad: float) -> int:
    """Write the class; gives the number of answers."""
    for number in range(students):
        student = folder / f"student{number:05}"
        student.mkdir(parents=True)
        for slug in EXERCISES:
            text = right_answer(slug, number)
            if slug == "fetch_all" and number < bad * students:
                text = SPINS if number % 2 else HANGS
            (student / f"{slug}.py").write_text(f"{text}\n# {number}\n", encoding="utf-8")
    return students * len(EXERCISES)


def right_answer(slug: str, number: int) -> str:
    """A student's right answer: each takes the next one of those that the kit has."""
    files = sorted(SOLUTIONS.glob(f"*/{slug}/solution.py"))
    files += sorted(SOLUTIONS.glob(f"*/{slug}/right_*.py"))
    return next(islice(cycle(files), number, None)).read_text(encoding="utf-8")


def grade(folder: Path, clock: str) -> int:
    """Grade the class; gives the most bytes that all processes held together."""
    command = [sys.executable, "-m", "grader", "classroom", "grade", "--trust", "--clock", clock]
    command += ["--from", str(folder / "class"), "-o", str(folder / "graded")]
    before = held()
    with subprocess.Popen(command, cwd=KIT, stdout=subprocess.DEVNULL) as grading:
        most = [0]
        watching = threading.Thread(target=watch, args=(grading, most), daemon=True)
        watching.start()
    if grading.returncode not in (0, 1):
        raise SystemExit(f"grading ended with status {grading.returncode}")
    return most[0] - before


def watch(grading: "subprocess.Popen[bytes]", most: list[int]) -> None:
    """Note the most that is held, until the grading is over."""
    while grading.poll() is None:
        most[0] = max(most[0], held())
        time.sleep(0.5)


def held() -> int:
    """Bytes of the machine's memory that are in use."""
    words = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
    kilobytes = {name: int(value.split()[0]) for name, value in words.items()}
    return (kilobytes["MemTotal"] - kilobytes["MemAvailable"]) * 1024


if __name__ == "__main__":
    main()
