"""Ask before something is changed."""

import sys

from grader.errors import UsageError


def confirmed(command: str, slug: str, question: str) -> bool:
    """Ask a yes-or-no question; no is the default. UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError(
            f"There is no terminal to ask for confirmation. To {command} without it, run: "
            f"awaitlings {command} {slug} --yes"
        )
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
