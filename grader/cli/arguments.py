"""Arguments that several commands take."""

import argparse

CLOCK = "wall: real time (default); fast: skips the waiting, with the same verdicts"


def names(command: argparse.ArgumentParser) -> None:
    """Exercises, by slug or by chapter."""
    about = "exercises or chapters (default: all)"
    command.add_argument("names", nargs="*", metavar="SLUG", help=about)


def positive(text: str) -> int:
    """A positive integer."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a positive integer, got `{text}`")
    return int(text)
