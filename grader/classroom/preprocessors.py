"""Preprocessors for nbgrader's autograde, which a course's configuration names.

No kernel runs there, so no student's code can reach the gradebook or set a score.
"""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import uuid4

import nbformat
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from grader.classroom.records import Records
from grader.classroom.student_submission import checked, digest, grade_id
from grader.commands import as_typed

ADDED = "# This cell was missing from the submission and was restored.\n"
NOT_OURS = (
    "<p>This cell contains tests of another kind. They were not run, because no student's code runs in "
    "a kernel here: give the points by hand.</p>"
)


class NotGraded(Exception):
    """There is no verdict for this submission."""


class RestoreCells(NbGraderPreprocessor):
    """Restores the metadata with which the cells of an assignment were released.

    A duplicate cell counts once, an unknown one becomes an ordinary cell, and a missing one is added
    without an answer. Otherwise nbgrader would fail at the notebook.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Restore the cells of one submitted notebook."""
        about = resources["nbgrader"]
        folder = _folder(self, "release", ".", about["assignment"])
        masters = nbformat.read(folder / f"{about['notebook']}.ipynb", as_version=4).cells
        restore(nb.cells, [cell for cell in masters if grade_id(cell)])
        for cell in nb.cells:
            if nb.nbformat_minor < 5:
                cell.pop("id", None)
        return nb, resources


MendCells = RestoreCells
"""Its name in the configuration of older courses."""


def restore(cells: list[Any], masters: Sequence[Any]) -> None:
    """Give `cells` the metadata of `masters`, and add the ones that are missing."""
    names = {grade_id(master): master for master in masters}
    places: dict[str, Any] = {}
    for cell in cells:
        name = grade_id(cell)
        about = cell.metadata.pop("nbgrader", None)
        if about is not None and name in names and name not in places:
            places[name] = cell
            cell.metadata["nbgrader"] = deepcopy(names[name].metadata["nbgrader"])
    after = ""
    for name, master in names.items():
        if name not in places:
            added = deepcopy(master)
            added["id"] = uuid4().hex[:8]
            if is_solution(added):
                added.source = ADDED
            cells.insert(
                next((n for n, c in enumerate(cells, 1) if c is places.get(after)), 0), added
            )
            places[name] = added
        after = name


class GradeAnswers(NbGraderPreprocessor):
    """Writes outcome, feedback and points into the check cells, from the saved verdicts."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Fill in one notebook. NotGraded if its answers have not been graded."""
        about = resources["nbgrader"]
        verdicts = self._verdicts(about["assignment"], about["student"], about["notebook"])
        for cell in nb.cells:
            if is_grade(cell) and not is_solution(cell) and cell.cell_type == "code":
                slug = checked(cell)
                found = verdicts[slug] if slug else {"points": 0, "html": NOT_OURS}
                cell.outputs = [output(found, float(cell.metadata.nbgrader["points"]))]
        return nb, resources

    def _verdicts(self, assignment: str, student: str, notebook: str) -> dict[str, Any]:
        """The saved verdicts, if they belong to the notebook in `submitted`."""
        course = self.parent.parent.coursedir
        record = Records.in_course(Path(course.root), assignment).read(student)
        submitted = _folder(self, "submitted", student, assignment) / f"{notebook}.ipynb"
        if record.digest != digest(submitted.read_bytes()):
            raise NotGraded(
                f"{student}'s submission is not graded yet: "
                f"run `{as_typed('classroom', 'grade', assignment)}`."
            )
        return record.verdicts


def output(verdict: dict[str, Any], most: float) -> Any:
    """The output of a check cell: its plain text is the score, its HTML the feedback."""
    score, page = min(max(0.0, float(verdict["points"])), most), verdict["html"]
    data = {"text/plain": repr(score), "text/html": page}
    return new_output("execute_result", data=data, execution_count=1)


def _folder(preprocessor: Any, step: str, student: str, assignment: str) -> Path:
    """A folder of nbgrader's current course."""
    course = preprocessor.parent.parent.coursedir  # the exporter's, and the converter's
    return Path(course.format_path(getattr(course, f"{step}_directory"), student, assignment))
