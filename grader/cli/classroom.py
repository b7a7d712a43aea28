"""`awaitlings classroom`: grades a class with nbgrader, from the assignment to the grades."""

import argparse
from datetime import datetime
from pathlib import Path

from grader.cli import arguments, grade_class, regrade
from grader.cli.grade_class import THE_COURSE, watched
from grader.commands import as_typed
from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.evidence.failures import count
from grader.exercise.catalog import Catalog, exercises_folder

ABOUT = "Grade a class with nbgrader (the extra `classroom`)."


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    command = commands.add_parser(
        "classroom", help="grade a class with nbgrader", description=ABOUT
    )
    parts = command.add_subparsers(required=True, metavar="STEP")
    _add_init(parts.add_parser("init", help="make a course folder"))
    _add_assign(parts.add_parser("assign", help="build an assignment and release it"))
    grade_class.add_to(parts.add_parser("grade", help="collect and grade submissions"))
    regrade.add_to(parts.add_parser("regrade", help="grade one student again"))
    _add_answers(parts.add_parser("answers", help="write the answers for Dolos and JPlag"))
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


def _add_answers(command: argparse.ArgumentParser) -> None:
    arguments.names(command)
    about = "a folder or an archive of what a class handed in"
    command.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="PATH", help=about
    )
    about = "the new folder to write (default: answers)"
    command.add_argument(
        "-o", "--out", type=Path, default=Path("answers"), metavar="OUT", help=about
    )
    command.set_defaults(run=answers)


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


def answers(options: argparse.Namespace) -> int:
    """`awaitlings classroom answers`."""
    from grader.classroom.write_answers import write_answers

    for slug, number in write_answers(options.source, options.names, options.out).items():
        print(f"{slug}: {count(number, 'answer')}{f', in {options.out / slug}' if number else ''}")
    return PASSED


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
