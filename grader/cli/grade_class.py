"""`awaitlings classroom grade`: grades a course with nbgrader, or what a class handed in without it."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli import arguments, gradebook
from grader.cli.gradebook import LONGEST
from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.evidence.failures import count
from grader.exercise.options import Options
from grader.report.plain import plain_is_wanted
from grader.report.safe_text import visible
from grader.supervisor import AT_ONCE, Level

if TYPE_CHECKING:
    from grader.classroom.batch import Engine, How, Watch
    from grader.classroom.grade_assignment import Graded

ISOLATED = Level.BUBBLEWRAP
"""From this isolation level on, a student's code cannot reach files or network of the machine."""
THE_COURSE = "the course folder (default: the current folder)"
REMEMBERED = (
    *("source", "clock", "isolation", "trust", "jobs"),
    *("gradebook", "roster", "column", "zeros", "deadlines"),
)
"""What is written down of the options, to grade a student again in the same way."""
Add = Callable[..., object]


def add_to(command: argparse.ArgumentParser) -> None:
    """Add the options."""
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
    gradebook.add_to(command)
    about = "the isolation level of the students' code (auto: the highest that works here)"
    add("--isolation", choices=arguments.LEVELS, default="auto", help=about)
    about = "grade even if the code cannot be isolated from this machine's files and network"
    add("--trust", action="store_true", help=about)
    add("--clock", choices=["wall", "fast"], default="wall", help=arguments.CLOCK)
    command.set_defaults(run=grade, again=None)


def grade(options: argparse.Namespace) -> int:
    """`awaitlings classroom grade`."""
    from grader.classroom.batch import How

    if options.source is None and len(options.names) != 1:
        raise UsageError("Name one assignment, or a folder of submissions with --from.")
    if options.shard and (options.cluster or not options.source):
        raise UsageError("--shard is for a folder of submissions (--from), and without --cluster.")
    gradebook.must_fit(options)
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
    from grader.classroom.regrade import of_assignment, remember

    course, name = open_course(options.course), options.names[0]
    graded = grade_assignment(course, name, how)
    remember(of_assignment(course.folder, name), _asked(options) | {"names": options.names})
    return lambda: _summary(graded, how)


def _asked(options: argparse.Namespace) -> dict[str, Any]:
    return {key: getattr(options, key) for key in REMEMBERED}


def _from_folder(options: argparse.Namespace, how: "How") -> Callable[[], int]:
    from grader.classroom.grade_folder import grade_folder, print_left_out
    from grader.classroom.regrade import ASKED, remember

    beside = gradebook.asked(options)
    times = beside.times if options.deadlines else None
    done = grade_folder(
        options.source,
        options.names,
        options.out,
        how,
        times=times,
        absent=beside.absent,
        again=options.again,
    )
    if not options.again:
        slugs = [exercise.slug for exercise in done.found.exercises]
        remember(options.out / ASKED, _asked(options) | {"names": slugs})

    def finish() -> int:
        if not options.again:
            print_left_out(done.found, options.out)
        status = _summary(done.graded, how)
        if done.absent.names and not options.again:
            print(f"\n{visible(done.absent.line, LONGEST)}")
        return max(status, beside.finish(done))

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
def watched(*, plain: bool | None = None) -> Iterator["Watch"]:
    """A progress bar for each step, but none in words. By default the environment says whether in words."""
    from grader.classroom.summary import progress_bar

    with progress_bar(plain=plain_is_wanted() if plain is None else plain) as bar:

        def watch(step: str) -> Callable[[int, int], None]:
            task = bar.add_task(step, total=None)
            return lambda done, of: bar.update(task, completed=done, total=of)

        yield watch
