"""Grade hostile answers in a process of its own, since some of them aim at the grader.

`python -m tests.hostile.grade_all LEVEL CLOCK FORM` reads `{"words": {…}, "answers": {name: source}}` from
standard input and writes `{name: {"verdict", "value", "shown", "json", "html"}}` to standard output.
FORM is `file`, or `notebook` where the answers stand in cells of notebooks.
In the sources `{{WORD}}` stands for the word of that name; GRADER is the number of this process.
"""

import io
import json
import os
import re
import sys
from pathlib import Path

from rich.console import Console

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.ingest.notebook import answers
from grader.judging.session import grade
from grader.report.as_json import as_data
from grader.report.html import fragment
from grader.report.terminal import Terminal
from grader.supervisor import Level

EXERCISES = Path(__file__).parent / "exercise"


def main(level, clock, form):
    """Grade them all at once, and tell what came of each."""
    asked = json.load(sys.stdin)
    words = asked["words"] | {"GRADER": str(os.getpid())}
    (exercise,) = Catalog(EXERCISES).select(["fetch_three"])
    answers = [
        Answer(exercise, FORMS[form](name, filled_in(source, words)))
        for name, source in asked["answers"].items()
    ]
    options = Options(clock=clock, isolation=Level(int(level)), at_once=12)
    results = grade(answers, options)
    json.dump({r.answer.submission.label: told(r, options) for r in results}, sys.stdout)


def in_a_file(name, source):
    """The answer as a file holds it."""
    return Submission(name, EXERCISES / f"{name}.py", source)


def in_a_notebook(name, source):
    """The answer as it is found in the cell of a notebook."""
    mark = {"grade_id": "answer-fetch_three", "solution": True, "grade": False, "schema_version": 3}
    cell = {"cell_type": "code", "source": source, "metadata": {"nbgrader": mark}, "outputs": []}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    data = json.dumps(notebook).encode()
    return answers(data, name, EXERCISES / f"{name}.ipynb")["fetch_three"]


FORMS = {"file": in_a_file, "notebook": in_a_notebook}


def filled_in(source, words):
    """The source with each `{{WORD}}` replaced."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: words[found[1]], source)


def told(result, options):
    """What is known of one answer, and what three readers are shown of it."""
    page = io.StringIO()
    Terminal(Console(file=page, width=80, highlight=False)).details(result)
    seen = [f"{e.returned.plain if e.returned else ''} {e.output}" for e in result.evidence]
    return {
        "verdict": result.verdict,
        "value": " ".join(seen),
        "shown": page.getvalue(),
        "json": json.dumps(as_data([result], options, 0.0)),
        "html": fragment(result),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
