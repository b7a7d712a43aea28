"""The table of all changes."""

from grader.authoring.mutants import at_once, blocks, errors, ordinary, results, waits
from grader.authoring.mutants.kind import Kind

KINDS: tuple[Kind, ...] = (
    *waits.KINDS,
    *at_once.KINDS,
    *blocks.KINDS,
    *errors.KINDS,
    *results.KINDS,
    *ordinary.KINDS,
)
"""Those of this field first: of two mutants that are the same program, the first one is graded."""
