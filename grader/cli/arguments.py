"""Arguments that several commands take."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from grader.errors import UsageError
from grader.report.plain import PLAIN, plain_is_wanted
from grader.worker.level import Level

CLOCK = "wall: real time (default); fast: skips the waiting, with the same verdicts"
LEVELS = ("auto", *map(str, Level))
"""What can be said to `--isolation`."""
TO_STANDARD_OUTPUT = ("--json", "--junit")
"""The reports that `-` writes to standard output."""


def names(command: argparse.ArgumentParser) -> None:
    """Exercises, by slug or by chapter."""
    about = "exercises or chapters (default: all)"
    command.add_argument("names", nargs="*", metavar="SLUG", help=about)


def plain(command: argparse.ArgumentParser) -> None:
    """`--plain`; by default the environment decides."""
    about = "words instead of marks, bars and colors, for screen readers and logs "
    about += f"(for every command: {PLAIN}=1)"
    wanted = plain_is_wanted()
    command.add_argument("--plain", action="store_true", default=wanted, help=about)


def positive(text: str) -> int:
    """A positive integer."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a positive integer, got `{text}`")
    return int(text)


def level(asked: str) -> Level | None:
    """One of LEVELS as a level; None for `auto`."""
    return None if asked == "auto" else Level(int(asked))


def share(text: str) -> tuple[int, int]:
    """I/N: the I-th of N parts."""
    part, _, of = text.partition("/")
    if not (part.isdecimal() and of.isdecimal() and 1 <= int(part) <= int(of)):
        raise argparse.ArgumentTypeError(f"expected I/N, such as 1/3, got `{text}`")
    return int(part), int(of)


def seconds(text: str) -> float:
    """A positive number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number of seconds, such as 10, got `{text}`")
    return number


def all_must_be_writable(reports: Mapping[str, str | None]) -> None:
    """UsageError before the work if a report, by its option, cannot be written after it."""
    if list(reports.values()).count("-") > 1:
        names = " and ".join(option for option, report in reports.items() if report == "-")
        raise UsageError(f"{names}: only one report can go to standard output: name a file.")
    for option, report in reports.items():
        must_be_writable(option, report)


def must_be_writable(option: str, report: str | None) -> None:
    """UsageError before the work if a report cannot be written after it."""
    if report is None or (report == "-" and option in TO_STANDARD_OUTPUT):
        return
    if Path(report).is_dir():
        raise UsageError(f"{option}: expected a file, but {report} is a folder: name a file in it.")
    if not Path(report).parent.is_dir():
        raise UsageError(
            f"{option}: there is no folder {Path(report).parent}: create it, or name another file."
        )
