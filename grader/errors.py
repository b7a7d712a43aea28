"""Exit statuses, and the errors that can end a command. Their messages name the remedy."""

PASSED, NOT_PASSED, USAGE, NO_GRADING, INTERRUPTED = 0, 1, 2, 3, 130
"""Everything passes or is done; something does not; wrong usage; the grader itself could not run;
stopped by Ctrl-C."""


class UsageError(Exception):
    """The command was used in a wrong way."""


class CannotGrade(Exception):
    """The grader itself could not run."""
