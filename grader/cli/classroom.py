"""`awaitlings classroom`: grades a class with nbgrader, from the assignment to the grades."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli import arguments
from grader.commands import as_typed
from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.evidence.failures import count
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options
from grader.supervisor import AT_ONCE, Level

if TYPE_CHECKING:
    from grader.classroom.batch import Engine, How, Watch
    from grader.classroom.grade_assignment import Graded

ABOUT = "Grade a class with nbgrader (the extra `classroom`)."
ISOLATED = Level.BUBBLEWRAP
"""From this isolation level on, a student's code cannot reach files or network of the machine."""
THE_COURSE = "the course folder (default: the current folder)"
Add = Callable[..., object]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    command = commands.add_parser(
        "classroom", help="grade a class with nbgrader", description=ABOUT
    )
    parts = command.add_subparsers(required=True, metavar="STEP")
    _add_init(parts.add_parser("init", help="make a course folder"))
    _add_assign(parts.add_parser("assign", help="build an assignment and release it"))
    _add_grade(parts.add_parser("grade", help="collect and grade submissions"))
    _add_feedback(parts.add_parser("feedback", help="write feedback and release it"))
    _add_export(parts.add_parser("export", help="write the grades as CSV"))


def _add_init(command: argparse.ArgumentParser) -> None:
    command.add_argument("course", type=Path, metavar="COURSE", help="the folder to make")
    command.add_argument("--id", default="", help="the course's id (default: the folder's name)")
    about = "where students fetch and submit (default: COURSE/exchange)"
    command.add_argument("--exchange", type=Path, metavar="DIR", help=about)
    command.set_defaults(run=init)


def _add_assign(command: argparse.ArgumentParser) -> None:
    _name_and_course(command)
    command.add_argument("names", nargs="+", metavar="SLUG", help="exercises or chapters")
    about = 'when it is due, in your local time: "2030-05-31 23:59"'
    command.add_argument("--due", type=_time, metavar="TIME", help=about)
    command.set_defaults(run=assign)


def _add_grade(command: argparse.ArgumentParser) -> None:
    add: Add = command.add_argument
    about = "the assignment; with --from, exercises or chapters (default: all that have an answer)"
    add("names", nargs="*", metavar="NAME", help=about)
    add("--course", type=Path, default=Path(), metavar="COURSE", help=THE_COURSE)
    about = "without nbgrader: a folder or an archive of student/…/slug.py files, or of notebooks"
    add("--from", dest="source", type=Path, metavar="PATH", help=about)
    about = "with --from: the folder for grades.csv and the reports (default: graded)"
    add("-o", "--out", type=Path, default=Path("graded"), metavar="OUT", help=about)
    about = f"scenarios to run at a time (default: {AT_ONCE})"
    add("--jobs", type=arguments.positive, default=AT_ONCE, metavar="N", help=about)
    about = "grade on the machines of the Dask scheduler at this address"
    add("--cluster", metavar="ADDRESS", help=about)
    about = "with --from: only the I-th of N parts of the students, into the same OUT"
    add("--shard", type=arguments.share, metavar="I/N", help=about)
    about = "the isolation level of the students' code (auto: the highest that works here)"
    add("--isolation", choices=arguments.LEVELS, default="auto", help=about)
    about = "grade even if the code cannot be isolated from this machine's files and network"
    add("--trust", action="store_true", help=about)
    add("--clock", choices=["wall", "fast"], default="wall", help=arguments.CLOCK)
    command.set_defaults(run=grade)


def _add_feedback(command: argparse.ArgumentParser) -> None:
    _name_and_course(command)
    command.set_defaults(run=feedback)


def _add_export(command: argparse.ArgumentParser) -> None:
    _name_and_course(command)
    about = "the file to write (default: grades.csv)"
    command.add_argument(
        "-o", "--out", type=Path, default=Path("grades.csv"), metavar="FILE", help=about
    )
    command.set_defaults(run=export)


def _name_and_course(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="the assignment's name")
    command.add_argument("--course", type=Path, default=Path(), metavar="COURSE", help=THE_COURSE)


def _time(text: str) -> datetime:
    """A time, in this machine's time zone unless it names another."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'expected a time such as "2030-05-31 23:59", got `{text}`'
        ) from None


def init(options: argparse.Namespace) -> int:
    """`awaitlings classroom init`."""
    from grader.classroom.course import init as make

    exchange = make(options.course, options.id, options.exchange)
    print(f"The course is in {options.course}. Students fetch and submit at {exchange}.")
    assign = as_typed("classroom", "assign", "ps1", "fetch_all", course=str(options.course))
    print(f"Next, run: {assign}")
    return PASSED


def assign(options: argparse.Namespace) -> int:
    """`awaitlings classroom assign`."""
    from grader.classroom import assign as steps
    from grader.classroom.build_notebook import max_points
    from grader.classroom.course import open_course

    course = open_course(options.course)
    exercises = Catalog(exercises_folder()).select(options.names)
    source = steps.assign(course, options.name, exercises, options.due)
    target = steps.release(course, options.name)
    points = sum(map(max_points, exercises))
    print(
        f"{options.name}: {count(len(exercises), 'exercise')}, {count(points, 'point')}, in {source}"
    )
    if options.due:
        print(f"Due: {options.due:%Y-%m-%d %H:%M %Z}")
    print(f"Released: {target}")
    return PASSED


def grade(options: argparse.Namespace) -> int:
    """`awaitlings classroom grade`."""
    from grader.classroom.batch import How

    if options.source is None and len(options.names) != 1:
        raise UsageError("Name one assignment, or a folder of submissions with --from.")
    if options.shard and (options.cluster or not options.source):
        raise UsageError("--shard is for a folder of submissions (--from), and without --cluster.")
    given = Options(at_once=options.jobs, clock=options.clock, isolation=_isolation(options))
    with watched() as watch:
        finish = _graded(options, How(given, watch, _engine(options)))
    return finish()


def _engine(options: argparse.Namespace) -> "Engine":
    from grader.classroom.on_cluster import on_cluster
    from grader.classroom.on_this_machine import grade_here

    return on_cluster(options.cluster) if options.cluster else grade_here


def _graded(options: argparse.Namespace, how: "How") -> Callable[[], int]:
    """Grade; what is returned prints what came of it, and gives the exit status."""
    if options.shard:
        return _shard(options, how)
    if options.source:
        return _from_folder(options, how)
    return _from_course(options, how)


def _shard(options: argparse.Namespace, how: "How") -> Callable[[], int]:
    from grader.classroom.grade_folder import grade_shard

    number = grade_shard(options.source, options.names, options.out, how, options.shard)

    def finish() -> int:
        part, of = options.shard
        print(f"Part {part} of {of}: {count(number, 'student')}, with verdicts in {options.out}.")
        print("After the last part, run the same command without --shard: it writes grades.csv.")
        return PASSED

    return finish


def _from_course(options: argparse.Namespace, how: "How") -> Callable[[], int]:
    from grader.classroom.course import open_course
    from grader.classroom.grade_assignment import grade_assignment

    graded = grade_assignment(open_course(options.course), options.names[0], how)
    return lambda: _summary(graded, how)


def _from_folder(options: argparse.Namespace, how: "How") -> Callable[[], int]:
    from grader.classroom.grade_folder import grade_folder, print_left_out

    graded, found = grade_folder(options.source, options.names, options.out, how)

    def finish() -> int:
        print_left_out(found, options.out)
        return _summary(graded, how)

    return finish


def _summary(graded: "Graded", how: "How") -> int:
    from grader.classroom.summary import summary

    summary(graded, how.options.isolation)
    return NOT_PASSED if graded.unmarked or graded.partly else PASSED


def _isolation(options: argparse.Namespace) -> Level:
    """The level to grade a class at. A level below 2 must be asked for explicitly."""
    from grader.supervisor.isolation import levels, settle, without

    level = settle(arguments.level(options.isolation))
    if options.isolation == "auto" and not options.trust and level < ISOLATED:
        raise CannotGrade(
            "The students' code cannot be isolated from this machine's files and network: "
            f"isolation level {ISOLATED} does not work here. {levels()[ISOLATED].to_do} "
            f"{without(ISOLATED)} To grade at that level, pass --trust."
        )
    return level


@contextmanager
def watched() -> Iterator["Watch"]:
    """A progress bar for each step."""
    from grader.classroom.summary import progress_bar

    with progress_bar() as bar:

        def watch(step: str) -> Callable[[int, int], None]:
            task = bar.add_task(step, total=None)
            return lambda done, of: bar.update(task, completed=done, total=of)

        yield watch


def feedback(options: argparse.Namespace) -> int:
    """`awaitlings classroom feedback`."""
    from grader.classroom.course import open_course
    from grader.classroom.feedback import release_feedback

    with watched() as watch:
        made, failed = release_feedback(
            open_course(options.course), options.name, watch("writing pages")
        )
    print(f"Feedback released to {count(len(made), 'student')}.")
    for student, reason in failed.items():
        print(f"  no feedback for {student}: {reason}")
    return NOT_PASSED if failed else PASSED


def export(options: argparse.Namespace) -> int:
    """`awaitlings classroom export`."""
    from grader.classroom.course import open_course
    from grader.classroom.export import export as write

    if options.out.is_dir() or not options.out.absolute().parent.is_dir():
        raise UsageError(f"-o: expected a file in an existing folder, got {options.out}.")
    number = write(open_course(options.course), options.name, options.out)
    print(f"{options.out}: {count(number, 'student')}")
    return PASSED
