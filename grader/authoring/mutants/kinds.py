"""The table of all changes."""

from grader.authoring.mutants import at_once, errors, ordinary, waits
from grader.authoring.mutants.kind import Kind

KINDS: tuple[Kind, ...] = (*waits.KINDS, *at_once.KINDS, *errors.KINDS, *ordinary.KINDS)
"""Those of this field first: of two mutants that are the same program, the first one is graded."""
