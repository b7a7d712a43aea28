"""Ask before something is changed."""

import sys

from grader.commands import as_typed
from grader.errors import UsageError


def confirmed(name: str, slug: str, question: str) -> bool:
    """Ask a yes-or-no question; no is the default. UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError(
            f"There is no terminal to ask for confirmation. To {name} without it, run: "
            f"{as_typed(name, slug, yes=True)}"
        )
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
