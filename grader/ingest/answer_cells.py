"""Which cells of a notebook are the answer to an exercise.

The cell with the exercise's nbgrader ID is; but editors split cells, lose IDs and copy them, and some
students write below the stub.
"""

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from grader.exercise.submission import Rejected
from grader.exercise.syntax import FUNCTIONS, starts_with_raise
from grader.ingest.cells import defined_by, parsed, python_of

ANSWER = "answer-"
BRIEF = "brief-"
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

    @cached_property
    def names(self) -> set[str]:
        """What it defines, if it is a code cell."""
        return defined_by(python_of(self.source)) if self.kind == "code" else set()

    def defines(self, asked: Collection[str]) -> bool:
        """Whether it defines all these names."""
        if not asked or not all(name in self.source for name in asked):
            return False
        return set(asked) <= self.names

    @cached_property
    def is_stub(self) -> bool:
        """Whether a function in it still has the stub's `raise` as its first statement."""
        tree = parsed(python_of(self.source)) if "NotImplementedError" in self.source else None
        nodes = ast.walk(tree) if tree is not None else ()
        return any(isinstance(node, FUNCTIONS) and starts_with_raise(node) for node in nodes)


def answer_cells(cells: Sequence[Cell], slug: str, asked: Collection[str]) -> list[Cell]:
    """The cells that together answer an exercise. Rejected if there are none, or too many."""
    marked = [cell for cell in cells if cell.grade_id == f"{ANSWER}{slug}"]
    if len(marked) == 1 and (marked[0].defines(asked) and not marked[0].is_stub):
        return marked
    elsewhere = _elsewhere(cells, marked, asked)
    if elsewhere:
        return elsewhere
    if len(marked) == 1:
        return marked
    if marked:
        numbers = ", ".join(str(cell.number) for cell in marked[:5])
        raise Rejected(
            f"There are {len(marked)} answer cells for {slug} (cells {numbers}): keep the right one and delete the others."
        )
    raise Rejected(
        f"The notebook has no answer cell for {slug}: the cell or its nbgrader ID was deleted. To repair it, {FETCH_AGAIN}."
    )


def answered_without_id(cells: Sequence[Cell], known: Asks) -> Iterator[str]:
    """The exercises whose answer is the only cell that defines what they ask for, and has no ID."""
    for slug, asked in known.items():
        whole = [cell for cell in cells if cell.kind == "code" and cell.defines(asked)]
        alike = [other for other, names in known.items() if set(names) == set(asked)]
        if len(whole) == 1 and not whole[0].grade_id and alike == [slug]:
            yield slug


def _elsewhere(cells: Sequence[Cell], marked: Sequence[Cell], asked: Collection[str]) -> list[Cell]:
    """The answer where the marked cell does not have it: in another one, or in several."""
    code = [cell for cell in cells if cell.kind == "code"]
    whole = [cell for cell in code if cell.defines(asked)]
    written = [cell for cell in whole if not cell.is_stub]
    if not marked:
        return next((some for some in (written, whole) if len(some) == 1), [])
    if len(marked) > 1 and len(whole) == 1 and whole[0] in marked:
        return whole
    section = [cell for cell in _section(cells, marked) if cell.kind == "code"]
    free = [cell for cell in section if cell in marked or not cell.grade_id]
    if len(marked) == 1 and (below := [cell for cell in written if cell in free]):
        return below[-1:]  # as when all cells are run
    parts = [cell for cell in free if set(asked) & cell.names]
    defined = [name for cell in parts for name in set(asked) & cell.names]
    return parts if asked and sorted(defined) == sorted(set(asked)) else []


def _section(cells: Sequence[Cell], marked: Sequence[Cell]) -> list[Cell]:
    """The cells from the first marked one up to the next exercise."""
    start = cells.index(marked[0])
    for place in range(start + 1, len(cells)):
        other = cells[place].grade_id
        if other.startswith((ANSWER, BRIEF)) and cells[place] not in marked:
            return list(cells[start:place])
    return list(cells[start:])
