"""`awaitlings check`: grade answers, and report."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from grader.catalog import Catalog, CatalogError, Exercise, exercises_folder
from grader.commands import arguments
from grader.gather import Options
from grader.grade import grade
from grader.grading import Grading, Result
from grader.report import as_json
from grader.report.terminal import Terminal, progress_bar
from grader.status import NOT_PASSED, PASSED, UsageError
from grader.submission import take
from grader.supervisor import AT_ONCE

ABOUT = "Grade your answers. Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 the grader could not run."


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    command = commands.add_parser("check", help="grade your answers", description=ABOUT)
    add = command.add_argument
    arguments.names(command)
    from_help = "a file in place of the one stub, or a folder laid out as exercises/"
    add("--from", dest="source", type=Path, metavar="PATH", help=from_help)
    add("--clock", choices=["wall", "fast"], default="wall", help="the clock to grade by")
    add("--json", metavar="FILE", help="write the report as JSON too; - is standard output")
    how = "how strongly the code is kept apart"
    add("--isolation", choices=["auto", "0"], default="auto", help=how)
    jobs = f"scenarios at a time ({AT_ONCE})"
    add("--jobs", type=arguments.positive, default=AT_ONCE, metavar="N", help=jobs)
    add("--seed", metavar="S", help="the seed of the random inputs, as a report prints it")
    command.set_defaults(run=check)


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
