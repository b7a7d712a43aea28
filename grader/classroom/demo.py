"""A demo course in a minute: three students, real nbgrader, from an empty folder to feedback.

`python -m grader.classroom.demo DIR` prints each command before it runs, and exits with status 1 if a
score is not the expected one.
"""

import csv
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.errors import NOT_PASSED, PASSED, USAGE
from grader.exercise.catalog import Catalog, Exercise, exercises_folder
from grader.exercise.solutions import answers_to

ASSIGNMENT = "ps1"
EXERCISES = ("greet", "fetch_all")
SERIAL = "async def fetch_all(fetch, urls):\n    return [await fetch(url) for url in urls]\n"
HANGING = (
    "import asyncio\n\n\nasync def fetch_all(fetch, urls):\n    await asyncio.Event().wait()\n"
)
STUDENTS = {"ada": "", "ben": SERIAL, "cleo": HANGING}
"""What each student submits for fetch_all; empty means the solution. All solve the other exercise."""
EXPECTED = {"ada": 15.0, "ben": 10.0, "cleo": 6.0}
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.student_id = {student!r}
c.Exchange.root = {exchange!r}
"""


class Demo:
    """One run, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.course = self.folder / "course"

    def run(self) -> dict[str, float]:
        """Run all steps; returns the scores in `grades.csv`."""
        self.awaitlings("init", str(self.course), "--exchange", str(self.folder / "exchange"))
        with (self.course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(
                "\n# In the demo, one user is everybody.\nc.ExchangeCollect.check_owner = False\n"
            )
        self.awaitlings("assign", ASSIGNMENT, *EXERCISES, *self.here)
        for student in STUDENTS:
            self.submit(student)
        self.awaitlings("grade", ASSIGNMENT, "--trust", *self.here)
        self.awaitlings("feedback", ASSIGNMENT, *self.here)
        for student in STUDENTS:
            self.nbgrader(student, "fetch_feedback", ASSIGNMENT)
        grades = self.folder / "grades.csv"
        self.awaitlings("export", ASSIGNMENT, "-o", str(grades), *self.here)
        with grades.open(newline="", encoding="utf-8") as file:
            return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}

    @property
    def here(self) -> Sequence[str]:
        """The option that names the course."""
        return "--course", str(self.course)

    def submit(self, student: str) -> None:
        """Fetch the assignment, write the answers into its notebook, and submit it."""
        home = self.folder / "students" / student
        home.mkdir(parents=True)
        text = CONFIG.format(student=student, exchange=str(self.folder / "exchange"))
        (home / "nbgrader_config.py").write_text(text, encoding="utf-8")
        self.nbgrader(student, "fetch_assignment", ASSIGNMENT)
        notebook = home / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        data = json.loads(notebook.read_text(encoding="utf-8"))
        for exercise in Catalog(exercises_folder()).select(EXERCISES):
            for cell in data["cells"]:
                if (
                    cell["metadata"].get("nbgrader", {}).get("grade_id")
                    == f"answer-{exercise.slug}"
                ):
                    cell["source"] = answer(student, exercise)
        notebook.write_text(json.dumps(data), encoding="utf-8")
        self.nbgrader(student, "submit", ASSIGNMENT)

    def awaitlings(self, *arguments: str) -> None:
        """Run a command as the teacher."""
        show("teacher", ["awaitlings", "classroom", *arguments])
        self._run([sys.executable, "-m", "grader", "classroom", *arguments], Path.cwd())

    def nbgrader(self, student: str, *arguments: str) -> None:
        """Run a command as a student, in the student's own folder."""
        show(student, ["nbgrader", *arguments])
        command = [sys.executable, "-m", "nbgrader", *arguments, "--log-level", "WARN"]
        self._run(command, self.folder / "students" / student)

    def _run(self, command: Sequence[str], folder: Path) -> None:
        """Run a command without this user's own Jupyter configuration."""
        own = str(self.folder / "jupyter" / folder.name)
        paths = {"JUPYTER_CONFIG_DIR": own, "JUPYTER_DATA_DIR": own}
        subprocess.run(command, cwd=folder, check=True, env={**os.environ, **paths})


def answer(student: str, exercise: Exercise) -> str:
    """What a student writes into an answer cell."""
    if exercise.slug == "fetch_all" and STUDENTS[student]:
        return STUDENTS[student]
    return answers_to(exercise)["solution.py"]


def show(who: str, command: Sequence[str]) -> None:
    """Print a command before it runs."""
    print(f"\n{who}$ {shlex.join(command)}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Run the demo in the folder that is named; returns the exit status."""
    folder = Path(arguments[0] if arguments else "classroom-demo")
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty: name a new folder with OUT=…", file=sys.stderr)
        return USAGE
    try:
        scores = Demo(folder).run()
    except subprocess.CalledProcessError as error:
        print(f"The demo failed: a command exited with status {error.returncode}.", file=sys.stderr)
        return NOT_PASSED
    print(f"\nExpected: {EXPECTED}, of {EXPECTED['ada']:g}\nGot:      {scores}")
    return PASSED if scores == EXPECTED else NOT_PASSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
