"""What isolation costs: all solutions on the fast clock at each level, turn about; medians.

`make bench` runs it. The canaries that find out whether a level works are left out: they run once.
"""

import sys
import time
from pathlib import Path
from statistics import median

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT))

from grader.exercise.catalog import Catalog  # noqa: E402
from grader.exercise.options import Options  # noqa: E402
from grader.exercise.result import Answer  # noqa: E402
from grader.exercise.submission import take  # noqa: E402
from grader.judging.session import grade  # noqa: E402
from grader.supervisor import Level  # noqa: E402
from grader.supervisor.isolation import levels  # noqa: E402

TURNS = 5


def solutions() -> list[Answer]:
    """The reference solution of every exercise."""
    exercises = Catalog(KIT / "exercises").exercises
    folder = KIT / "solutions"
    return [Answer(e, take(folder / e.chapter / e.slug / "solution.py")) for e in exercises]


def seconds(answers: list[Answer], level: Level) -> float:
    """How long it takes to grade these at a level."""
    begun = time.perf_counter()
    results = grade(answers, Options(clock="fast", isolation=level))
    took = time.perf_counter() - begun
    wrong = [r.answer.exercise.slug for r in results if r.verdict != "pass"]
    if wrong:
        print(f"level {level}: {', '.join(wrong)} did not pass")
    return took


def main() -> None:
    """Measure and print."""
    answers = solutions()
    there = [one.level for one in levels() if one.works and one.level < Level.CONTAINER]
    turns = [{level: seconds(answers, level) for level in there} for _ in range(TURNS)]
    plain = median(turn[Level.PROCESS] for turn in turns)
    for level in there:
        took = median(turn[level] for turn in turns)
        more = (took - plain) / len(answers) * 1000
        note = (
            f"{more:.0f} ms more for a submission, {took / plain:.2f} times level 0"
            if level
            else ""
        )
        print(f"{f'all solutions, fast, level {level}':<36} {took:7.2f} s   {note}", flush=True)


if __name__ == "__main__":
    main()
