"""Whether the notebook, as it was saved, would give the same answer in a class as the kernel's cells do."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from grader.exercise.submission import Rejected, Submission
from grader.ingest.cells import defined_by
from grader.ingest.notebook import answers, read_notebook

SAVE = "Save the notebook and check again: a class is graded by what is saved."


def difference(saved: Path, kernels: bytes, slug: str, asked: Collection[str]) -> str:
    """What would be otherwise in a class, in a sentence; empty if nothing would, or if it is not known.

    `kernels` is a notebook with the cells that the kernel has run.
    """
    try:
        in_file = read_notebook(saved, saved.stem, {slug: asked})[slug]
        in_kernel = answers(kernels, saved.stem, saved, {slug: asked})[slug]
    except Rejected:
        return ""
    if in_file.rejected:
        return f"As saved, this answer would not be graded in a class. {in_file.rejected}"
    if not set(asked) <= defined_by(in_file.text):
        return f"The answer is not in the saved notebook. {SAVE}"
    if in_file.text.strip() != in_kernel.text.strip():
        return f"The saved notebook has another answer than the one that was checked. {SAVE}"
    return _helpers(in_file, in_kernel)


def _helpers(in_file: Submission, in_kernel: Submission) -> str:
    """The same for what the answer uses of other cells."""
    has, used = defined_by(in_file.before), defined_by(in_kernel.before)
    if gone := sorted(used - has):
        names = " and ".join(f"`{name}`" for name in gone)
        return (
            f"The kernel still knows {names}, but no cell of the saved notebook defines it: in a class "
            "it would be missing. Write it in a cell, and save."
        )
    if _statements(in_file) != _statements(in_kernel):
        names = " and ".join(f"`{name}`" for name in sorted(used))
        return (
            f"The saved notebook has another {names} than the kernel: the cells ran in another order, "
            "or one was changed since. Restart the kernel, run all cells, save, and check again."
        )
    return ""


def _statements(one: Submission) -> list[str]:
    return sorted(line.strip() for line in one.before.splitlines() if line.strip())


def place_of(variables: dict[str, Any], environment: dict[str, str]) -> Path | None:
    """Where the notebook of this kernel was saved, if the editor tells; VS Code and Jupyter do."""
    for told in (variables.get("__vsc_ipynb_file__"), environment.get("JPY_SESSION_NAME")):
        path = Path(told) if isinstance(told, str) else None
        if path is not None and path.suffix == ".ipynb" and path.is_file():
            return path
    return None
