"""Grade answers: one pytest session judges all of them."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from grader.errors import CannotGrade
from grader.exercise.catalog import KNOWN_PARAMETERS, Exercise
from grader.exercise.decorators import CatalogError
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.gather import Book, Progress, no_progress
from grader.judging.state import STATE, Judge, SessionState
from grader.supervisor.isolation import settle
from grader.worker.beside import THREADS
from grader.worker.clock.fast import fast_clock_unavailable

UNUSED = (
    *("unraisableexception", "threadexception", "logging", "recwarn", "tmpdir", "monkeypatch"),
    *("doctest", "unittest", "subtests", "junitxml", "pastebin", "legacypath", "stepwise"),
    *("setuponly", "setupplan"),
)
"""Parts of pytest that no check needs. They cost as much as the grading does, which a watch feels."""

PYTEST_OPTIONS = (
    "--disable-plugin-autoload",
    *(word for name in UNUSED for word in ("-p", f"no:{name}")),
    *("-p", "grader.judging.plugin"),
    *(("-p", "pytest_timeout", "--timeout=60") if THREADS else ()),  # it needs a timer or a thread
    *("-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler"),
    *("-c", os.devnull, "--noconftest", "--import-mode=importlib", "-s"),
)
"""Nothing of the folder that is graded configures pytest: no ini file, no conftest, no plugin."""

JUDGED = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
"""How pytest ends when it has run all checks."""


class Errors:
    """A pytest plugin: brings the session's state, and keeps what went wrong with pytest itself."""

    def __init__(self, state: SessionState) -> None:
        self.state = state
        self.errors: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[STATE] = self.state

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(f"{report.nodeid}: {_last_line(report.longrepr)}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and report.when != "call":
            self.errors.append(f"{report.nodeid}: {_last_line(report.longrepr)}")

    def must_be_none(self) -> None:
        """CannotGrade if there was an error."""
        if self.errors:
            raise CannotGrade(f"A check file cannot be used. {self.errors[0]}")


def _last_line(longrepr: Any) -> str:
    """The last line of an error that pytest marks with an `E`, or else the last line."""
    lines = str(longrepr).strip().splitlines() or [""]
    marked = [line for line in lines if line.startswith("E  ")]
    return " ".join((marked or lines)[-1].removeprefix("E  ").split())


def must_be_readable(exercise: Exercise) -> None:
    """What the worker is told comes from these; better found wrong now than while grading. CannotGrade."""
    try:
        _ = exercise.scenarios, exercise.on_the_fast_clock, exercise.checks, exercise.asks
        unknown = exercise.unknown_parameters
    except (CatalogError, SyntaxError, ValueError) as error:
        raise CannotGrade(f"A check file cannot be used. {error}") from None
    if unknown:
        raise CannotGrade(
            f"{exercise.check_file}: no scenario can ask for `{unknown[0]}`: "
            f"use an @inputs function, {KNOWN_PARAMETERS}."
        )


@contextmanager
def _forgetting(files: Sequence[str]) -> Iterator[None]:
    """Forget the check files afterwards: pytest would not read again what is imported already."""
    try:
        yield
    finally:
        for name, module in tuple(sys.modules.items()):
            if getattr(module, "__file__", None) in files:
                del sys.modules[name]


def grade(
    answers: Sequence[Answer],
    options: Options | None = None,
    progress: Progress = no_progress,
) -> list[Result]:
    """Grade these answers; the results come in the same order.

    Raises CannotGrade when the grader could not do its work, and KeyboardInterrupt on Ctrl-C.
    """
    for answer in answers:
        must_be_readable(answer.exercise)
    options = options or Options()
    settle(options.isolation)  # which raises CannotGrade where it does not work
    if options.clock == "fast" and (why := fast_clock_unavailable()):
        raise CannotGrade(f"{why} Use the wall clock: it gives the same verdicts.")
    state = SessionState(answers, options, progress)
    _judge(Errors(state))
    return state.results()


def grade_gathered(book: Book, options: Options) -> list[Result | None]:
    """Judge answers by evidence that was gathered before, in the order of the book. Raises as `grade`."""
    found: list[Result | None] = []
    judging(list(book), options, lambda judge: found.extend(judge(book)))
    return found


def judging(answers: Sequence[Answer], options: Options, work: Callable[[Judge], None]) -> None:
    """Call `work` with what judges these answers, in one session of pytest, as their evidence comes.

    Raises as `grade`, and what `work` raises.
    """
    problems: list[Exception] = []

    def judged(judge: Judge, book: Book) -> list[Result | None]:
        results = judge(book)
        errors.must_be_none()
        return results

    def until_a_problem(judge: Judge) -> None:
        try:
            work(partial(judged, judge))
        except Exception as error:  # which is not pytest's to tell
            problems.append(error)

    one_each = {answer.exercise.check_file: answer for answer in answers}
    errors = Errors(SessionState(list(one_each.values()), options, work=until_a_problem))
    _judge(errors)
    if problems:
        raise problems[0]


def _judge(errors: Errors) -> None:
    """Have pytest run the checks of all answers."""
    state = errors.state
    files = list(dict.fromkeys(str(answer.exercise.check_file) for answer in state.answers))
    root = str(state.answers[0].exercise.check_file.parents[1])
    with _forgetting(files):
        code = pytest.main([*PYTEST_OPTIONS, f"--rootdir={root}", *files], plugins=[errors])
    if state.obstacle:
        raise CannotGrade(state.obstacle)
    if code == pytest.ExitCode.INTERRUPTED and not errors.errors:
        raise KeyboardInterrupt
    errors.must_be_none()
    if code not in JUDGED:
        raise CannotGrade(f"pytest ended with {code!r}, without judging the checks")
