"""`awaitlings check`: grades answers and prints the report."""

import argparse
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from grader.cli import arguments, check_reports
from grader.cli.check_class import check_class, is_of_a_class
from grader.commands import as_typed
from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, Exercise, exercises_folder
from grader.exercise.decorators import CatalogError
from grader.exercise.further_files import with_files_beside
from grader.exercise.learner_files import is_to_do
from grader.exercise.options import Options
from grader.exercise.result import THIS_PYTHON, Answer, Result
from grader.exercise.submission import take
from grader.judging.session import grade
from grader.learn.os_errors import could_not_write
from grader.learn.record_passes import record_passes
from grader.learn.unlock_solutions import unlock_passed
from grader.learn.views import shown
from grader.learn.workspace import newer_kit
from grader.report import github
from grader.report.plain import open_terminal
from grader.report.terminal import progress_bar
from grader.supervisor import AT_ONCE, Level
from grader.supervisor.isolation import settle

ABOUT = """Grade your answers. The report shows what was expected, what happened, and a timeline.

Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 the grader could not run."""
EXAMPLES = """examples:
  awaitlings check                        everything
  awaitlings check greet                  one exercise
  awaitlings check 03_gather greet        a chapter and an exercise
  awaitlings check greet --clock fast     the same verdict in a moment
  awaitlings check greet --seed 1a2b3c4d  the same random inputs again
  awaitlings check greet --from old.py    another file instead of the exercise's
  awaitlings check --begun                all that you have begun"""


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
    add("--begun", action="store_true", help="leave out the exercises that you have not begun")
    from_help = (
        "grade this instead: a file for one exercise, a folder like exercises/, a notebook, "
    )
    from_help += "or what a class handed in, as a folder or an archive"
    add("--from", dest="source", type=Path, metavar="PATH", help=from_help)
    add("--clock", choices=["wall", "fast"], default="wall", help=arguments.CLOCK)
    check_reports.add_to(command)
    arguments.plain(command)
    how = "the isolation level, as `doctor` shows them; auto is 0 for your own answers, and the "
    how += "highest that works here with --from"
    add("--isolation", choices=arguments.LEVELS, default="auto", help=how)
    jobs = f"scenarios to run at a time (default: {AT_ONCE})"
    add("--jobs", type=arguments.positive, default=AT_ONCE, metavar="N", help=jobs)
    add("--seed", metavar="S", help="the seed of the random inputs; a report prints it")
    command.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """`awaitlings check`."""
    exercises = Catalog(exercises_folder()).select(options.names)
    if not exercises:
        raise CatalogError("There are no exercises here: go to your workspace or clone.")
    to_output = check_reports.must_be_writable(options)
    if options.source is not None and is_of_a_class(options.source, exercises):
        return check_class(options, _isolation(options))
    if options.begun and options.source is None:
        exercises = [exercise for exercise in exercises if not is_to_do(exercise)]
        if not exercises:
            open_terminal(options.plain).line("Nothing has been begun yet.")
            return PASSED
    answers = _answers(exercises, options)
    how = Options(
        at_once=options.jobs,
        clock=options.clock,
        isolation=_isolation(options),
        **({"seed": options.seed} if options.seed else {}),
    )
    started = time.monotonic()
    results = with_progress(answers, how, plain=options.plain)
    seconds = time.monotonic() - started
    check_reports.write(results, how, seconds, options)
    if not to_output:
        with github.without_commands() if options.github else nullcontext():
            _print(results, how, options)
    if options.source is None and options.clock == "wall":
        _keep(results, quiet=to_output, plain=options.plain)
    return PASSED if all(result.verdict == Verdict.PASS for result in results) else NOT_PASSED


def _answers(exercises: Sequence[Exercise], options: argparse.Namespace) -> list[Answer]:
    """The answers to grade: those in a notebook, or one file for each exercise."""
    source: Path | None = options.source
    if source is not None and source.suffix == ".ipynb":
        from grader.ingest.notebook_answers import answers_in_notebook

        return answers_in_notebook(source, exercises, all_wanted=bool(options.names))
    from grader.ingest.exported import taken

    read = take if source is None else taken
    files = [read(_answer_file(e, source, len(exercises))) for e in exercises]
    return [Answer(e, with_files_beside(e, one)) for e, one in zip(exercises, files, strict=True)]


def _isolation(options: argparse.Namespace) -> Level:
    """The isolation level. Your own code is trusted, because trying the levels out takes a while."""
    asked = arguments.level(options.isolation)
    return Level.PROCESS if asked is None and options.source is None else settle(asked)


def with_progress(answers: Sequence[Answer], options: Options, *, plain: bool) -> list[Result]:
    """Grade with a progress bar; without one where all is said in words."""
    with progress_bar(plain=plain) as bar:
        task = bar.add_task("scenarios", total=None)
        return grade(answers, options, lambda done, of: bar.update(task, completed=done, total=of))


def _print(results: Sequence[Result], options: Options, given: argparse.Namespace) -> None:
    terminal = open_terminal(given.plain)
    if len(results) > 1 and all(result.is_untouched for result in results):
        terminal.line("Welcome to Awaitlings. Each exercise is a file with code to write.")
        terminal.console.print()
    terminal.report(results, lambda slug: _command(given, [slug]))
    trusted = given.source is None or given.isolation == "0"
    if options.isolation > Level.PROCESS or not trusted:
        terminal.line(
            f"Ran at isolation level {options.isolation}, on Python {THIS_PYTHON}.", style="dim"
        )
    elif any(result.verdict not in (Verdict.PASS, Verdict.TODO) for result in results):
        terminal.line(f"Ran on Python {THIS_PYTHON}.", style="dim")
    if any(result.verdict not in (Verdict.PASS, Verdict.TODO) for result in results):
        same = _command(given, given.names, options.seed)
        terminal.line("To check again with the same inputs, run:", style="dim")
        terminal.to_copy(same)


def _command(given: argparse.Namespace, names: Sequence[str], seed: str = "") -> str:
    """The command that checks these again in the same way."""
    options = {
        "from": shown(given.source) if given.source else "",
        "clock": given.clock if given.clock != "wall" else "",
        "seed": seed,
    }
    return as_typed("check", *names, **options)


def _keep(results: Sequence[Result], *, quiet: bool, plain: bool) -> None:
    """Save which answers passed, and unlock their solutions. An error does not affect the report."""
    try:
        record_passes(results)
        unlocked = unlock_passed(results)
    except OSError as error:
        why = could_not_write(error, exercises_folder().parent)
        print(f"The solutions could not be copied to solutions/. {why}", file=sys.stderr)
        return
    except CannotGrade as error:
        print(error, file=sys.stderr)
        return
    if not quiet:
        _tell_of_solutions(unlocked, plain=plain)


def _tell_of_solutions(folders: Sequence[Path], *, plain: bool) -> None:
    """Print where the solutions of newly passed exercises are, and whether the kit is newer."""
    terminal = open_terminal(plain)
    for folder in folders:
        where = folder.relative_to(folder.parents[2])
        terminal.line(f"Compare your answer with the solution and other right answers: {where}")
    if notice := newer_kit(exercises_folder().parent):
        terminal.line(notice, style="cyan")


def _answer_file(exercise: Exercise, source: Path | None, number: int) -> Path:
    """The file to grade for one of so many exercises: the stub itself, or what `--from` names."""
    if source is None:
        return exercise.stub
    if source.is_dir():
        inside = source / "exercises" if (source / "exercises").is_dir() else source
        return inside / exercise.chapter / exercise.stub.name
    if number > 1:
        raise UsageError(
            f"--from: expected one exercise, because {source} is one file, got {number}: name one slug."
        )
    if not source.exists() and not source.is_symlink():
        raise UsageError(f"--from: there is no {source}: check the path.")
    return source
