"""The answers in a notebook, which is read as JSON, within limits.

nbgrader gives each cell a `grade_id`; an answer cell is found by it. Messages call it the nbgrader ID.
"""

import codecs
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.exercise.submission import Rejected, Submission, from_bytes, read
from grader.ingest.answer_cells import (
    ANSWER,
    FETCH_AGAIN,
    Asks,
    Cell,
    answer_cells,
    answered_without_id,
)
from grader.ingest.cells import definitions_of, python_of, undefined_in

__all__ = ["Asks", "Rejected", "answers", "cells_of", "read_notebook"]

MAX_NOTEBOOK = 10 << 20
"""Bytes of a notebook that are read."""
TOO_LARGE = f"The notebook is larger than {MAX_NOTEBOOK >> 20} MB: clear all outputs, then save it."
MAX_CELLS = 5000
MAX_EARLIER = 128 << 10
"""Characters of earlier cells in which an answer's helper functions are searched for."""
KINDS = ("brief-", ANSWER, "check-")


def answers(
    data: bytes, label: str, path: Path, asks: Asks | None = None, known: Asks | None = None
) -> dict[str, Submission]:
    """The answers in a notebook, by exercise. Rejected if it is not a notebook.

    An answer cell that is missing, duplicated or damaged rejects that exercise alone. `asks` has the
    names that each wanted exercise asks for: if the ID of an answer cell is missing or duplicated,
    the only cell that defines all of them is taken. `known` has these names for exercises that
    need not be answered: one that has lost its ID is found by them.
    """
    cells = cells_of(data)
    names = {**(known or {}), **(asks or {})}
    marked = [c.grade_id.partition("-")[2] for c in cells if c.grade_id.startswith(KINDS)]
    found: dict[str, Submission] = {}
    for slug in dict.fromkeys([*marked, *(asks or {}), *answered_without_id(cells, known or {})]):
        try:
            chosen = answer_cells(cells, slug, names.get(slug, ()))
            found[slug] = _submission(cells, chosen, label, path)
        except Rejected as reason:
            found[slug] = Submission(label, path, rejected=str(reason))
    return found


def read_notebook(
    path: Path, label: str, asks: Asks | None = None, known: Asks | None = None
) -> dict[str, Submission]:
    """The answers in the notebook at `path`. A file over the limit is not read."""
    return answers(read(path, MAX_NOTEBOOK, TOO_LARGE), label, path, asks, known)


def _submission(
    cells: Sequence[Cell], chosen: Sequence[Cell], label: str, path: Path
) -> Submission:
    """The submission that these cells make together."""
    for cell in chosen:
        if cell.kind != "code":
            raise Rejected(
                f"Cell {cell.number} should be a code cell with the answer, but is a {cell.kind} cell: change it back into a code cell."
            )
    if not any(cell.source.strip() for cell in chosen):
        raise Rejected(
            f"Cell {chosen[0].number}, the answer cell, is empty: write the answer there."
        )
    text = "\n\n".join(python_of(cell.source) for cell in chosen)
    answer = from_bytes(text.encode("utf-8", "surrogatepass"), label, path)
    if answer.rejected:
        return answer
    others = [cell for cell in cells if cell.kind == "code" and cell not in chosen]
    earlier = _latest([cell.source for cell in others if cell.number < chosen[-1].number])
    later = _latest([cell.source for cell in others if cell.number > chosen[-1].number])
    before = definitions_of(earlier, needed_by=answer.text)
    if missing := undefined_in(f"{before}\n{answer.text}"):
        helpers = definitions_of(later, needed_by="\n".join(sorted(missing)))
        before = definitions_of([*earlier, helpers], needed_by=answer.text)
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


def cells_of(data: bytes) -> list[Cell]:
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
        is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        instead = "not UTF-8, but UTF-16" if is_utf_16 else "not UTF-8"
        raise Rejected(
            f"The notebook is {instead}: open it in Jupyter, save it, and submit it again."
        ) from None
    except json.JSONDecodeError as error:
        raise Rejected(
            f"The notebook is damaged: invalid JSON at line {error.lineno}. Submit it again."
        ) from None
    except (ValueError, RecursionError):
        raise Rejected(
            "The notebook is damaged: a number is too long or the nesting too deep. Submit it again."
        ) from None
