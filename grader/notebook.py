"""`check("fetch_all")` in a notebook: the same report as in a terminal, with timelines.

The student's code does not run in the kernel, but in a separate process under `awaitlings check`: a
hang, a crash or an `os._exit` ends that check, and the kernel keeps running.
"""

import builtins
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, Exercise, exercises_folder
from grader.exercise.decorators import CatalogError
from grader.ingest.as_saved import difference, place_of
from grader.ingest.executed_cells import answer_index, as_notebook
from grader.ingest.notebook_answers import asks_of
from grader.report.safe_text import visible

TO_STOP = 5.0
"""Seconds that the command has to end its processes after an interrupt."""
CLOCKS = ("wall", "fast")
UNKNOWN = "not graded"


@dataclass(frozen=True)
class Report:
    """What a check cell shows.

    As plain text it is the points, which nbgrader's Validate button reads. A pass is a sentence:
    Validate then gives full points, those of hidden checks too.
    """

    html: str
    points: float = 0.0
    verdict: str = UNKNOWN

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return "All checks pass." if self.verdict == Verdict.PASS else repr(self.points)


def check(slug: str, *, clock: str = "wall") -> Report | None:
    """Grade your answer to an exercise. In a notebook, make it the last line of a cell.

    The answer is the latest cell you ran that defines what the exercise asks for. Outside a notebook,
    this checks the exercise's file and prints the report. `clock="fast"` is faster and gives the same
    verdict.
    """
    shell: Any = getattr(builtins, "get_ipython", lambda: None)()
    if not hasattr(shell, "kernel"):
        _run([slug, "--clock", clock], capture=False)
        return None
    if clock not in CLOCKS:
        return _note(f'There is no clock `{clock}`: leave it out, or write clock="fast".')
    try:
        chosen = Catalog(exercises_folder()).select([slug])
    except CatalogError as error:
        return _note(str(error))
    if len(chosen) != 1:
        return _note(
            f'`{slug}` is a chapter: name one exercise, such as check("{chosen[0].slug}").'
        )
    saved = place_of(shell.user_ns, dict(os.environ))
    return _report(chosen[0], shell.history_manager.input_hist_raw, clock, saved)


def _report(exercise: Exercise, cells: Sequence[str], clock: str, saved: Path | None) -> Report:
    asked = asks_of([exercise])[exercise.slug]
    index = answer_index(cells, asked)
    if index is None:
        names = " and ".join(f"`{name}`" for name in asked)
        return _note(f"{names} is not defined yet: run the cell with your answer, then this one.")
    notebook = as_notebook(cells, index, exercise.slug)
    with tempfile.TemporaryDirectory(prefix="awaitlings-") as folder:
        report = _graded(exercise.slug, notebook, clock, Path(folder))
    if report.verdict == UNKNOWN:
        return report
    sentences = [f"This report is about the cell that you ran as [{index}]."]
    if saved is not None:
        kernels = json.dumps(notebook).encode()
        sentences.append(difference(saved, kernels, exercise.slug, asked))
    told = "\n".join(f"<p>{escape(visible(one))}</p>" for one in sentences if one)
    return replace(report, html=f"{report.html}\n{told}")


def _graded(slug: str, notebook: dict[str, Any], clock: str, folder: Path) -> Report:
    """The report of the command; `folder` is for its input and output files."""
    from grader.report.html import body_of

    source, page, data = (folder / f"your_cell{end}" for end in (".ipynb", ".html", ".json"))
    source.write_text(json.dumps(notebook), encoding="utf-8")
    files = ["--from", str(source), "--html", str(page), "--json", str(data)]
    complaint = _run([slug, "--clock", clock, *files], capture=True)
    if not page.is_file() or not data.is_file():
        return _note(complaint.strip() or "The grader ended without a report: run the cell again.")
    (graded,) = json.loads(data.read_text(encoding="utf-8"))["exercises"]
    html = body_of(page.read_text(encoding="utf-8"))
    return Report(html, float(graded["points"]), graded["verdict"])


def _note(sentence: str) -> Report:
    """A report with one sentence: nothing was graded."""
    return Report(f"<p>{escape(visible(sentence))}</p>")


def _run(arguments: Sequence[str], *, capture: bool) -> str:
    """Run `awaitlings check`; returns its standard error, if captured. No process is left behind."""
    process = subprocess.Popen(
        # -P: the grader must not import a student's file with a name such as asyncio.py
        [sys.executable, "-P", "-m", "grader", "check", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if capture else None,
        stderr=subprocess.PIPE if capture else None,
        encoding="utf-8",
        errors="backslashreplace",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        process_group=0 if capture else None,  # `_end` passes an interrupt on, once
    )
    try:
        _, complaint = process.communicate()
    finally:
        _end(process)
    return complaint or ""


def _end(process: "subprocess.Popen[str]") -> None:
    """End the command as Ctrl-C does, so that it ends its workers; kill it if it does not."""
    if process.poll() is not None:
        return
    try:
        process.send_signal(signal.SIGINT)
        process.wait(TO_STOP)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
