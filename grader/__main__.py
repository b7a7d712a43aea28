"""`python -m grader` is the command `awaitlings`."""

import sys

from grader.errors import INTERRUPTED


def main() -> int:
    """Run the command; returns the exit status. Ctrl-C works even while modules are loading."""
    try:
        from grader.cli import main as command  # slow to import

        return command.main()
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
