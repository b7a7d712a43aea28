"""`python -m grader` is the command `awaitlings`."""

import sys

from grader.errors import INTERRUPTED


def main() -> int:
    """Run the command; gives the exit status. Ctrl-C also counts while it is still being loaded."""
    try:
        from grader.cli import main as command  # takes a while

        return command.main()
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
