"""Look for wrong verdicts on a busy machine: `make soak`.

Right and wrong answers to some exercises are graded many times, beside 0, 8 and 32 busy processes, while
the grader is suspended for a moment now and then. A wrong verdict is a right answer that fails, or a
wrong one that passes. `busy` is neither: it says that nobody can tell.
"""

import argparse
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from grader.exercise.catalog import Catalog, Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.solutions import solutions_folder
from grader.exercise.submission import take
from grader.judging.session import grade

KIT = Path(__file__).resolve().parents[2]
HOGS = (0, 8, 32)
BATCH = 24
EXERCISES = ("fetch_all", "deadline", "bounded", "workers", "pages", "beacon", "crawler")
"""Of these all answers are graded in turn. One more here adds one."""


def burn(pid: int) -> None:
    """Keep a core busy, as long as the process that asked for it is there."""
    while os.getppid() == pid:
        sum(range(10_000))


def stop_now_and_then(pid: int) -> None:
    """Suspend a process for up to 0.8 s, every few seconds, as long as it is there."""
    while os.getppid() == pid:
        time.sleep(random.uniform(2, 6))
        os.kill(pid, signal.SIGSTOP)
        time.sleep(random.uniform(0.1, 0.8))
        os.kill(pid, signal.SIGCONT)


@contextmanager
def beside(hogs: int) -> Iterator[None]:
    """Busy processes, and one that suspends this one, for the length of the block."""
    context = multiprocessing.get_context("spawn")
    targets = [burn] * hogs + [stop_now_and_then]
    others = [context.Process(target=one, args=(os.getpid(),), daemon=True) for one in targets]
    for process in others:
        process.start()
    try:
        yield
    finally:
        others[-1].kill()
        others[-1].join()
        os.kill(os.getpid(), signal.SIGCONT)
        for process in others[:-1]:
            process.kill()
            process.join()


def verdicts(answers: Iterator[Answer], clock: str) -> Counter[str]:
    """How often each verdict was given to these answers."""
    seen: Counter[str] = Counter()
    while batch := list(islice(answers, BATCH)):
        seen.update(result.verdict for result in grade(batch, Options(clock=clock)))
    return seen


def answers_of(exercise: Exercise, kind: str, number: int) -> Iterator[Answer]:
    """So many right or wrong answers, one after another and again from the first one."""
    files = cycle(sorted(solutions_folder(exercise).glob(f"{kind}_*.py")))
    for place, file in enumerate(islice(files, number)):
        yield Answer(exercise, take(file, str(place)))


def main() -> None:
    """Grade and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000, help="runs of each kind (1000)")
    parser.add_argument("--clock", choices=["wall", "fast"], default="wall")
    parser.add_argument(
        "slugs", nargs="*", metavar="SLUG", help="exercises; those of each kind if none"
    )
    options = parser.parse_args()
    slugs = options.slugs or [*EXERCISES]
    each = -(-options.runs // len(HOGS))
    wrong_verdicts = sum(
        soak(exercise, hogs, each, options.clock)
        for exercise in Catalog(KIT / "exercises").select(slugs)
        for hogs in HOGS
    )
    runs = 2 * each * len(HOGS) * len(slugs)
    print(f"{wrong_verdicts} wrong verdicts in {runs} runs")
    raise SystemExit(1 if wrong_verdicts else 0)


def soak(exercise: Exercise, hogs: int, each: int, clock: str) -> int:
    """Grade answers of both kinds beside so many busy processes; how many verdicts are wrong."""
    wrong_verdicts = 0
    with beside(hogs):
        for kind in ("right", "wrong"):
            begin = time.monotonic()
            seen = verdicts(answers_of(exercise, kind, each), clock)
            passed = seen["pass"]
            wrong_verdicts += seen.total() - seen["busy"] - passed if kind == "right" else passed
            seconds = time.monotonic() - begin
            counts = ", ".join(f"{verdict} {count}" for verdict, count in seen.items())
            what = f"{exercise.slug}, {clock} clock, {hogs:2} hogs, {kind} answers"
            print(f"{what}: {counts} ({seconds:.0f} s)", flush=True)
    return wrong_verdicts


if __name__ == "__main__":
    main()
