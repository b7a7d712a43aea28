"""Exit statuses, and the errors that every command may end with. Their messages name the remedy."""

PASSED, NOT_PASSED, USAGE, NO_GRADING, INTERRUPTED = 0, 1, 2, 3, 130
"""All that was asked for passes or is done; something is not; wrong usage; the grader itself could
not run; stopped by Ctrl-C."""


class UsageError(Exception):
    """The command was used in a way that cannot work."""


class CannotGrade(Exception):
    """The grader itself could not run."""
