"""Students' notebooks for the tests, which can be changed in many ways."""

import copy
import json
from pathlib import Path

from grader.exercise.catalog import KIT

SOLUTIONS = KIT / "solutions"


def source_of(slug, kind="solution"):
    """One of the kit's answers to an exercise."""
    (file,) = SOLUTIONS.glob(f"*/{slug}/{kind}.py")
    return file.read_text(encoding="utf-8")


class Notebook:
    """A student's copy of the released notebook, as JSON data."""

    def __init__(self, released: Path):
        self.data = json.loads(released.read_text(encoding="utf-8"))

    @property
    def cells(self):
        return self.data["cells"]

    def cell(self, grade_id):
        return next(c for c in self.cells if self._id(c) == grade_id)

    def _id(self, cell):
        return cell["metadata"].get("nbgrader", {}).get("grade_id")

    def answer(self, slug, source):
        self.cell(f"answer-{slug}")["source"] = source

    def insert(self, grade_id, source, after=False, **metadata):
        """Insert a code cell before (or after) another one."""
        cell = {
            "cell_type": "code",
            "id": f"own{len(self.cells)}",
            "metadata": metadata,
            "outputs": [],
            "execution_count": None,
            "source": source,
        }
        index = self.cells.index(self.cell(grade_id)) + after
        self.cells.insert(index, cell)

    def double(self, grade_id):
        """Insert a copy of a cell below it."""
        cell = self.cell(grade_id)
        twin = copy.deepcopy(cell)
        twin["id"] = cell["id"] + "-copy"
        self.cells.insert(self.cells.index(cell) + 1, twin)

    def delete(self, grade_id):
        self.cells.remove(self.cell(grade_id))

    def bytes(self):
        return json.dumps(self.data).encode()
