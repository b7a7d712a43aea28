"""`awaitlings check`: grade answers, and report."""

import argparse
import os
import shlex
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from grader.atomic_write import replace_file
from grader.cli import arguments
from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, CatalogError, Exercise, exercises_folder
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.exercise.submission import take
from grader.judging.session import grade
from grader.learn.obstacle import obstacle
from grader.learn.record import record
from grader.learn.unlock import unlock_passed
from grader.learn.workspace import newer_kit
from grader.report import as_json
from grader.report.terminal import Terminal, progress_bar
from grader.supervisor import AT_ONCE

ABOUT = """Grade your answers, and show what was asked, what was seen, and when things happened.

Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 the grader could not run."""
EXAMPLES = """examples:
  awaitlings check                        everything
  awaitlings check greet                  one exercise
  awaitlings check 03_gather fetch_all    a chapter, several: as you like
  awaitlings check greet --clock fast     the same verdict in a moment
  awaitlings check greet --seed 1a2b3c4d  the same random inputs again
  awaitlings check greet --from old.py    another file in place of the exercise's"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    command = commands.add_parser(
        "check",
        help="grade your answers",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = command.add_argument
    arguments.names(command)
    from_help = "a file in place of the one stub, a folder laid out as exercises/, or a notebook"
    add("--from", dest="source", type=Path, metavar="PATH", help=from_help)
    add("--clock", choices=["wall", "fast"], default="wall", help="the clock to grade by")
    add("--json", metavar="FILE", help="write the report as JSON too; - is standard output")
    add("--html", metavar="FILE", help="write the report as a page too, with pictures")
    how = "how strongly the code is kept apart: 0 to 3, or auto, which is 0 for one's own answers "
    how += "and the best that works here for those of --from"
    add("--isolation", choices=["auto", "0", "1", "2", "3"], default="auto", help=how)
    jobs = f"scenarios at a time ({AT_ONCE})"
    add("--jobs", type=arguments.positive, default=AT_ONCE, metavar="N", help=jobs)
    add("--seed", metavar="S", help="the seed of the random inputs, as a report prints it")
    command.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """`awaitlings check`."""
    exercises = Catalog(exercises_folder()).select(options.names)
    if not exercises:
        raise CatalogError("There are no exercises here.")
    answers = _gradings(exercises, options)
    how = Options(
        at_once=options.jobs,
        clock=options.clock,
        isolation=_isolation(options),
        **({"seed": options.seed} if options.seed else {}),
    )
    _must_be_writable("--json", options.json)
    _must_be_writable("--html", options.html)
    begun = time.monotonic()
    results = with_progress(answers, how)
    seconds = time.monotonic() - begun
    if options.json:
        as_json.write(as_json.as_data(results, how, seconds), options.json)
    if options.html:
        _write_page(results, options.html)
    if options.json != "-":
        _print(results, how, options)
    if options.source is None and options.clock == "wall":
        _keep(results, quiet=options.json == "-")
    return PASSED if all(result.verdict == Verdict.PASS for result in results) else NOT_PASSED


def _gradings(exercises: Sequence[Exercise], options: argparse.Namespace) -> list[Answer]:
    """What is to be graded: all exercises of a notebook, or one file for each exercise."""
    source: Path | None = options.source
    if source is not None and source.suffix == ".ipynb":
        from grader.ingest.notebook_answers import answers_in_notebook

        return answers_in_notebook(source, exercises, all_wanted=bool(options.names))
    return [Answer(e, take(_answer_file(e, source, len(exercises)))) for e in exercises]


def _isolation(options: argparse.Namespace) -> str:
    """The level that is asked for. One's own code is trusted: to try levels out takes a while."""
    own = options.source is None
    return "0" if own and options.isolation == "auto" else str(options.isolation)


def _must_be_writable(option: str, report: str | None) -> None:
    """Say before the grading, not after it, that a report has nowhere to go."""
    if report is None or (option, report) == ("--json", "-"):
        return
    if Path(report).is_dir():
        raise UsageError(f"{option}: expected a file, but {report} is a folder: name a file in it.")
    if not Path(report).parent.is_dir():
        raise UsageError(
            f"{option}: there is no folder {Path(report).parent}: create it, or name another file."
        )


def _write_page(results: Sequence[Result], target: str) -> None:
    from grader.report.html import fragment, page

    points, most = sum(r.points for r in results), sum(r.max_points for r in results)
    text = page(f"{points} of {most} points", map(fragment, results))
    replace_file(Path(target), text)


def with_progress(answers: Sequence[Answer], options: Options) -> list[Result]:
    """Grade with a progress bar."""
    with progress_bar() as bar:
        task = bar.add_task("scenarios", total=None)
        return grade(answers, options, lambda over, of: bar.update(task, completed=over, total=of))


def _print(results: Sequence[Result], options: Options, asked: argparse.Namespace) -> None:
    terminal = Terminal()
    if all(result.verdict == Verdict.TODO for result in results):
        terminal.line("Welcome to Awaitlings. Each exercise is a file with something to do.")
        terminal.console.print()
    terminal.report(results, lambda slug: _command(asked, [slug]))
    if options.isolation != "0":
        terminal.line(f"Kept apart at isolation level {results[0].isolation}.", style="dim")
    if any(result.verdict not in (Verdict.PASS, Verdict.TODO) for result in results):
        same = _command(asked, asked.names, options.seed)
        terminal.line("The same inputs again:", style="dim")
        terminal.to_copy(same)


def _command(asked: argparse.Namespace, names: Sequence[str], seed: str = "") -> str:
    """What to type to check these again, in the same way: with `make` where that is enough."""
    clock = asked.clock if asked.clock != "wall" else ""
    if asked.source is None and Path("Makefile").is_file():
        given = {"EX": " ".join(names), "CLOCK": clock, "SEED": seed}
        return shlex.join(["make", "check", *(f"{k}={v}" for k, v in given.items() if v)])
    options = {
        "--from": os.path.relpath(asked.source) if asked.source else "",
        "--clock": clock,
        "--seed": seed,
    }
    more = [word for option, value in options.items() if value for word in (option, value)]
    return shlex.join(["awaitlings", "check", *names, *more])


def _keep(results: Sequence[Result], *, quiet: bool) -> None:
    """Note what has passed, and bring its solutions out; whatever comes of it, the report is there."""
    try:
        record(results)
        unlocked = unlock_passed(results)
    except OSError as error:
        why = obstacle(error, exercises_folder().parent)
        print(f"The solutions could not be put beside. {why}", file=sys.stderr)
        return
    except CannotGrade as error:
        print(error, file=sys.stderr)
        return
    if not quiet:
        _tell_of_solutions(unlocked)


def _tell_of_solutions(folders: Sequence[Path]) -> None:
    """Where right answers to what has just passed for the first time are, and of a newer kit."""
    terminal = Terminal()
    for folder in folders:
        where = folder.relative_to(folder.parents[2])
        terminal.line(f"To compare with, the solution and other right answers: {where}")
    if notice := newer_kit(exercises_folder().parent):
        terminal.line(notice, style="cyan")


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
