"""The command line. Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 no grading."""

import argparse
import io
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from grader.catalog import Catalog, CatalogError, Exercise, exercises_folder
from grader.diagnosis.pages import UnknownMistake, pages
from grader.diagnosis.pages import page as page_of
from grader.gather import Options
from grader.grade import CannotGrade, grade
from grader.grading import Grading, Result
from grader.report import as_json
from grader.report.terminal import Terminal, progress_bar
from grader.submission import take
from grader.supervisor import AT_ONCE

PASSED, NOT_PASSED, USAGE, NO_GRADING, INTERRUPTED = 0, 1, 2, 3, 130


class UsageError(Exception):
    """The command was used in a way that cannot work; the message names the remedy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit status."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # what a terminal cannot show must not end the report
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
    except (UsageError, CatalogError, UnknownMistake) as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return USAGE
    except (CannotGrade, OSError) as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return NO_GRADING
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="awaitlings", description="Asyncio exercises that grade themselves."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _check_options(commands.add_parser("check", help="grade your answers", description=_CHECK))
    about = "what a mistake is, and how to think about it"
    _explain_options(commands.add_parser("explain", help=about))
    about = "for authors: check the exercises themselves"
    _verify_options(commands.add_parser("verify", help=about))
    return top


def _check_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    _names(command)
    from_help = "a file in place of the one stub, or a folder laid out as exercises/"
    add("--from", dest="source", type=Path, metavar="PATH", help=from_help)
    add("--clock", choices=["wall", "fast"], default="wall", help="the clock to grade by")
    add("--json", metavar="FILE", help="write the report as JSON too; - is standard output")
    how = "how strongly the code is kept apart"
    add("--isolation", choices=["auto", "0"], default="auto", help=how)
    add(
        "--jobs",
        type=_positive,
        default=AT_ONCE,
        metavar="N",
        help=f"scenarios at a time ({AT_ONCE})",
    )
    add("--seed", metavar="S", help="the seed of the random inputs, as a report prints it")
    command.set_defaults(run=check)


def _explain_options(command: argparse.ArgumentParser) -> None:
    about = "a mistake's name; none lists all"
    command.add_argument("name", nargs="?", metavar="MISTAKE", help=about)
    command.set_defaults(run=explain)


def _verify_options(command: argparse.ArgumentParser) -> None:
    _names(command)
    about = "the clock to verify by (fast)"
    command.add_argument("--clock", choices=["wall", "fast"], default="fast", help=about)
    command.set_defaults(run=verify_exercises)


def _names(command: argparse.ArgumentParser) -> None:
    about = "exercises or chapters; all if none"
    command.add_argument("names", nargs="*", metavar="SLUG", help=about)


_CHECK = "Grade your answers. Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 the grader could not run."


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is wanted, not `{text}`")
    return int(text)


def check(options: argparse.Namespace) -> int:
    """`awaitlings check`."""
    exercises = Catalog(exercises_folder()).select(options.names)
    if not exercises:
        raise CatalogError("There are no exercises here.")
    gradings = [
        Grading(e, take(_answer_file(e, options.source, len(exercises)))) for e in exercises
    ]
    how = Options(
        at_once=options.jobs,
        clock=options.clock,
        **({"seed": options.seed} if options.seed else {}),
    )
    _must_be_writable(options.json)
    begun = time.monotonic()
    results = with_progress(gradings, how)
    seconds = time.monotonic() - begun
    if options.json:
        as_json.write(as_json.as_data(results, how, seconds), options.json)
    if options.json != "-":
        _print(results, how)
    return PASSED if all(result.verdict == "pass" for result in results) else NOT_PASSED


def _must_be_writable(report: str | None) -> None:
    """Say before the grading, not after it, that the JSON report has nowhere to go."""
    if report in (None, "-"):
        return
    if Path(report).is_dir():
        raise UsageError(f"--json wants a file, and {report} is a folder.")
    if not Path(report).parent.is_dir():
        raise UsageError(f"--json: there is no folder {Path(report).parent}.")


def with_progress(gradings: Sequence[Grading], options: Options) -> list[Result]:
    """Grade with a progress bar."""
    with progress_bar() as bar:
        task = bar.add_task("scenarios", total=None)
        return grade(gradings, options, lambda over, of: bar.update(task, completed=over, total=of))


def _print(results: Sequence[Result], options: Options) -> None:
    terminal = Terminal()
    if all(result.verdict == "todo" for result in results):
        terminal.line("Welcome to Awaitlings. Each exercise is a file with something to do.")
        terminal.console.print()
    by_make = Path("Makefile").is_file()
    again = "make check EX={slug}" if by_make else "awaitlings check {slug}"
    terminal.report(results, again)
    if any(result.verdict not in ("pass", "todo") for result in results):
        same = f"make check SEED={options.seed}" if by_make else f"--seed {options.seed}"
        terminal.line(f"The same inputs again: {same}", style="dim")


def _answer_file(exercise: Exercise, source: Path | None, asked: int) -> Path:
    """The file to grade for one exercise: the stub itself, or what `--from` puts in its place."""
    if source is None:
        return exercise.stub
    if source.is_dir():
        return source / exercise.chapter / exercise.stub.name
    if asked > 1:
        raise UsageError(
            "--from with a file wants the one exercise that it answers: name its slug."
        )
    if not source.exists() and not source.is_symlink():
        raise UsageError(f"--from: there is no {source}.")
    return source


def explain(options: argparse.Namespace) -> int:
    """`awaitlings explain`."""
    from rich.markdown import Markdown  # slow to import

    console = Terminal().console
    if options.name is None:
        for page in pages().values():
            console.print(f"[bold]{page.name:<36}[/bold] {page.summary}")
    else:
        console.print(Markdown(page_of(options.name).text))
    return PASSED


def verify_exercises(options: argparse.Namespace) -> int:
    """`awaitlings verify`."""
    from grader.verify import verify  # for authors only

    exercises = Catalog(exercises_folder()).select(options.names)
    return PASSED if verify(exercises, Options(clock=options.clock)) else NOT_PASSED
