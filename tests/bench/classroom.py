"""A class graded in both ways, in one run: `make bench-classroom`. It needs nbgrader.

50 submissions of 5 exercises, all of them right, so that nothing hangs: a hang costs nbgrader far more
than us. Ours is the command `awaitlings classroom grade`, from the exchange to the gradebook, hidden
checks included. nbgrader's own is `nbgrader autograde` with its own preprocessors: it runs every cell
of the same notebooks in a kernel, `check(…)` among them. That takes long, so it grades a sample: half
of it before ours and half after, because machines have moods.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT))

from nbgrader.api import Gradebook  # noqa: E402

from tests.bench.large_class import right_answer  # noqa: E402
from tests.classroom.all_students import submit  # noqa: E402
from tests.classroom.students import Notebook  # noqa: E402

EXERCISES = ("greet", "fetch_all", "per_user", "race", "task_group")
STUDENTS = 50
ASKED = 10
"""How many times as many a minute ours has to grade."""
OWN_WAY = """from pathlib import Path

c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.Exchange.root = {exchange!r}
c.Execute.timeout = 300
"""


def main() -> int:
    """Measure and print; returns 1 if ours is not ASKED times as fast."""
    sample = _sample()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{STUDENTS} submissions of {', '.join(EXERCISES)}, all of them right", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours, own = courses(Path(folder), sample)
        before = seconds("nbgrader", "autograde", "ps1", "--student=before*", course=own)
        took = seconds("grader", "classroom", "grade", "ps1", "--trust", course=ours)
        after = seconds("nbgrader", "autograde", "ps1", "--student=after*", course=own)
        all_right(ours, STUDENTS)
        all_right(own, sample)
    theirs = row(f"nbgrader autograde, cells executed, {sample} of them", sample, before + after)
    rate = row(f"awaitlings classroom grade, all {STUDENTS}", STUDENTS, took)
    print(f"ours grades {rate / theirs:.1f} times as many a minute; {ASKED} times is asked for")
    return int(rate < ASKED * theirs)


def _sample() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    about = "how many of them nbgrader grades in its own way (10)"
    parser.add_argument(
        "--sample", type=int, choices=range(2, STUDENTS + 1), default=10, help=about
    )
    parser.usage = "%(prog)s [--sample 2..50]"
    return parser.parse_args().sample


def courses(folder: Path, sample: int) -> tuple[Path, Path]:
    """A course with all submissions, and a copy of it for nbgrader's own way."""
    ours, own = folder / "course", folder / "own"
    run("grader", "classroom", "init", str(ours), course=folder)
    run("grader", "classroom", "assign", "ps1", *EXERCISES, course=ours)
    shutil.copytree(ours, own, ignore=shutil.ignore_patterns("exchange"))
    config = OWN_WAY.format(exchange=str(ours / "exchange"))
    (own / "nbgrader_config.py").write_text(config, encoding="utf-8")
    classroom = SimpleNamespace(course=ours, homes=folder / "students")
    for number in range(STUDENTS):
        notebook = answered(ours / "release" / "ps1" / "ps1.ipynb", number)
        submit(classroom, name_of(number, sample), {"ps1.ipynb": notebook.bytes()})
    run("nbgrader", "collect", "ps1", course=own)
    return ours, own


def name_of(number: int, sample: int) -> str:
    """A student's name; it tells when nbgrader grades this one, if it does."""
    if number >= sample:
        return f"ours{number}"
    return f"before{number}" if number < sample // 2 else f"after{number}"


def answered(released: Path, number: int) -> Notebook:
    """A notebook with right answers: each student takes the next ones of those that the kit has."""
    notebook = Notebook(released)
    for slug in EXERCISES:
        notebook.answer(slug, f"{right_answer(slug, number)}\n# student {number}\n")
    return notebook


def seconds(*command: str, course: Path) -> float:
    """How long a command takes, by the wall clock."""
    begun = time.perf_counter()
    run(*command, course=course)
    return time.perf_counter() - begun


def run(*command: str, course: Path) -> None:
    """Run a module's command in a course, with nothing of this user's Jupyter."""
    here = str(course / "jupyter")
    own = {"JUPYTER_CONFIG_DIR": here, "JUPYTER_DATA_DIR": here, "PYTHONPATH": str(KIT)}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=course,
        env={**os.environ, **own, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")


def all_right(course: Path, number: int) -> None:
    """Both ways have to have graded, and to have found what is so: else the figures mean nothing."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        graded = gradebook.assignment_submissions("ps1")
        wrong = {one.student_id: one.score for one in graded if one.score != one.max_score}
    if wrong or len(graded) != number:
        raise SystemExit(f"{course.name}: {len(graded)} of {number} are graded, and wrong: {wrong}")


def row(name: str, number: int, took: float) -> float:
    """Print one way's figures; gives how many it grades a minute."""
    rate = 60 * number / took
    print(f"{name:<54} {took:7.1f} s   {rate:6.1f} a minute", flush=True)
    return rate


if __name__ == "__main__":
    sys.exit(main())
