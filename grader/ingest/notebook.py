"""The answers in a notebook, which is read as JSON, within limits.

nbgrader gives each cell a `grade_id`; an answer cell is found by it. Messages call it the nbgrader ID.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.exercise.submission import Rejected, Submission, from_bytes, read
from grader.ingest.cells import defined_by, definitions_of, python_of

__all__ = ["Asks", "Rejected", "answers", "read_notebook"]

MAX_NOTEBOOK = 10 << 20
"""Bytes of a notebook that are read."""
TOO_LARGE = f"The notebook is larger than {MAX_NOTEBOOK >> 20} MB: clear all outputs, then save it."
MAX_CELLS = 5000
MAX_EARLIER = 128 << 10
"""Characters of earlier cells in which an answer's helper functions are searched for."""
ANSWER = "answer-"
KINDS = ("brief-", ANSWER, "check-")
FETCH_AGAIN = "fetch the assignment again and copy your code into its answer cell"
Asks = Mapping[str, Collection[str]]
"""The names that each exercise asks for."""


@dataclass(frozen=True)
class Cell:
    """One cell. `number` counts from 1; `grade_id` is empty if nbgrader has not marked the cell."""

    number: int
    kind: str
    grade_id: str
    source: str


def answers(data: bytes, label: str, path: Path, asks: Asks | None = None) -> dict[str, Submission]:
    """The answers in a notebook, by exercise. Rejected if it is not a notebook.

    An answer cell that is missing, duplicated or damaged rejects that exercise alone. `asks` has the
    names that each wanted exercise asks for: if the ID of an answer cell is missing or duplicated,
    the only cell that defines all of them is taken.
    """
    cells = _cells(data)
    marked = [c.grade_id.partition("-")[2] for c in cells if c.grade_id.startswith(KINDS)]
    found: dict[str, Submission] = {}
    for slug in dict.fromkeys([*marked, *(asks or {})]):
        try:
            cell = _answer_cell(cells, slug, (asks or {}).get(slug, ()))
            found[slug] = _submission(cells, cell, label, path)
        except Rejected as reason:
            found[slug] = Submission(label, path, rejected=str(reason))
    return found


def read_notebook(path: Path, label: str, asks: Asks | None = None) -> dict[str, Submission]:
    """The answers in the notebook at `path`. A file over the limit is not read."""
    return answers(read(path, MAX_NOTEBOOK, TOO_LARGE), label, path, asks)


def _submission(cells: Sequence[Cell], cell: Cell, label: str, path: Path) -> Submission:
    if cell.kind != "code":
        raise Rejected(
            f"Cell {cell.number} should be a code cell with the answer, but is a {cell.kind} cell: change it back into a code cell."
        )
    if not cell.source.strip():
        raise Rejected(f"Cell {cell.number}, the answer cell, is empty: write the answer there.")
    text = python_of(cell.source)
    answer = from_bytes(text.encode("utf-8", "surrogatepass"), label, path)
    if answer.rejected:
        return answer
    earlier = [c.source for c in cells[: cell.number - 1] if c.kind == "code"]
    before = definitions_of(_latest(earlier), needed_by=answer.text)
    return Submission(label, path, answer.text, before=before)


def _latest(sources: Sequence[str]) -> list[str]:
    """The last of the sources, as many as fit into MAX_EARLIER characters."""
    kept: list[str] = []
    left = MAX_EARLIER
    for source in reversed(sources):
        left -= len(source)
        if left < 0:
            break
        kept.insert(0, source)
    return kept


def _answer_cell(cells: Sequence[Cell], slug: str, asked: Collection[str]) -> Cell:
    """The cell that answers an exercise. Rejected if there is none, or more than one."""
    marked = [cell for cell in cells if cell.grade_id == f"{ANSWER}{slug}"]
    if len(marked) == 1:
        return marked[0]
    defining = [cell for cell in cells if _defines(cell, asked)]
    if len(defining) == 1 and (not marked or defining[0] in marked):
        return defining[0]
    if marked:
        numbers = ", ".join(str(cell.number) for cell in marked[:5])
        raise Rejected(
            f"There are {len(marked)} answer cells for {slug} (cells {numbers}): keep the right one and delete the others."
        )
    raise Rejected(
        f"The notebook has no answer cell for {slug}: the cell or its nbgrader ID was deleted. To repair it, {FETCH_AGAIN}."
    )


def _defines(cell: Cell, asked: Collection[str]) -> bool:
    if cell.kind != "code" or not asked or not all(name in cell.source for name in asked):
        return False
    return set(asked) <= defined_by(python_of(cell.source))


def _cells(data: bytes) -> list[Cell]:
    """The cells of a notebook. Rejected, with the reason, if it is not a notebook."""
    notebook = _json(data)
    if not isinstance(notebook, dict):
        raise Rejected(f"This is JSON, but not a notebook: {FETCH_AGAIN}.")
    if "worksheets" in notebook:
        raise Rejected(
            "The notebook has the old format 3: open it in Jupyter, save it, and submit it again."
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not cells:
        raise Rejected(f"The notebook has no cells: {FETCH_AGAIN}.")
    if len(cells) > MAX_CELLS:
        raise Rejected(f"The notebook has more than {MAX_CELLS} cells: delete the ones you added.")
    return [_cell(number, cell) for number, cell in enumerate(cells, 1)]


def _cell(number: int, cell: Any) -> Cell:
    """A cell. Whatever is malformed in it counts as empty."""
    if not isinstance(cell, dict):
        return Cell(number, "broken", "", "")
    kind, source = cell.get("cell_type"), cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    return Cell(
        number,
        kind if kind in ("code", "markdown", "raw") else "broken",
        grade_id if isinstance(grade_id, str) else "",
        source if isinstance(source, str) else "",
    )


def _json(data: bytes) -> Any:
    if len(data) > MAX_NOTEBOOK:
        raise Rejected(TOO_LARGE)
    if not data.strip():
        raise Rejected(
            "The notebook is empty: it was not saved, or the upload was cut off. Submit it again."
        )
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Rejected(
            "The notebook is not UTF-8: open it in Jupyter, save it, and submit it again."
        ) from None
    except json.JSONDecodeError as error:
        raise Rejected(
            f"The notebook is damaged: invalid JSON at line {error.lineno}. Submit it again."
        ) from None
    except (ValueError, RecursionError):
        raise Rejected(
            "The notebook is damaged: a number is too long or the nesting too deep. Submit it again."
        ) from None
