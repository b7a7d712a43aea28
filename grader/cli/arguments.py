"""Arguments that several commands take."""

import argparse


def names(command: argparse.ArgumentParser) -> None:
    """Exercises, by slug or by chapter."""
    about = "exercises or chapters; all if none"
    command.add_argument("names", nargs="*", metavar="SLUG", help=about)


def positive(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is wanted, not `{text}`")
    return int(text)
