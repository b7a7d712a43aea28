"""What works on this machine: findings, each with a remedy if something does not work."""

import importlib.util
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from grader.errors import CannotGrade, UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import PACKAGE, Catalog
from grader.learn import manifest
from grader.learn.os_errors import write_problem
from grader.learn.progress import exercises_here
from grader.learn.self_test import PAUSE, run_self_test
from grader.learn.workspace import newer_kit, version
from grader.supervisor.isolation import NAMES, levels
from grader.supervisor.start import can_fork

LATE = 0.2
"""Seconds by which the wall clock may be late without a remark."""


@dataclass(frozen=True)
class Finding:
    """One thing that was tested: it works, is absent without harm, or is broken."""

    state: Literal["works", "absent", "broken"]
    what: str
    remedy: str = ""


def essentials() -> Iterator[Finding]:
    """What is needed to grade your own answers."""
    yield Finding("works", f"Python {platform.python_version()}, {sys.executable}")
    yield Finding("works", f"Awaitlings {version()}, {PACKAGE}")
    yield _workspace()
    yield _tried("fast", _fast)
    yield _tried("wall", _wall)
    if can_fork():
        yield Finding("works", "Warm start: checks start at once")
    else:
        why = "It needs Linux, and AWAITLINGS_NO_FORK must not be set. Everything works without it."
        yield Finding("absent", "No warm start: each check starts its own Python, a bit later", why)


def _workspace() -> Finding:
    try:
        exercises = exercises_here()
    except UsageError:
        return Finding("absent", "No workspace here", "Make one: awaitlings init DIR")
    workspace = exercises.parent
    made = f"Exercises in {workspace}: {len(Catalog(exercises).exercises)}"
    if by := manifest.read(workspace).version:  # a clone has none
        made += f" (from Awaitlings {by})"
    if problem := write_problem(workspace):
        return Finding("broken", made, problem)
    older = newer_kit(workspace)
    return Finding("absent" if older else "works", made, older)


def _tried(clock: str, judge: Callable[[float, float], Finding]) -> Finding:
    try:
        result, took = run_self_test(clock)
    except CannotGrade as error:
        return Finding("broken", f"{clock.title()} clock: nothing can be graded", str(error))
    if result.verdict != Verdict.PASS:
        seen = result.problem or "; ".join(check.message for check in result.checks)
        what = f"{clock.title()} clock: a self-test should pass, got {result.verdict}"
        return Finding("broken", what, seen)
    return judge(result.seconds, took)


def _fast(seconds: float, took: float) -> Finding:
    return Finding("works", f"Fast clock: a pause of {seconds:.1f} s was graded in {took:.2f} s")


def _wall(seconds: float, took: float) -> Finding:
    what = f"Wall clock: a pause of {PAUSE:.1f} s took {seconds:.2f} s"
    if seconds > PAUSE + LATE:
        return Finding("absent", what, "This machine is busy: a check may have to run twice.")
    return Finding("works", what)


def isolation() -> Iterator[Finding]:
    """The isolation levels that work here for other people's code."""
    for level, works, to_do in levels():
        yield Finding("works" if works else "absent", f"Level {level}: {NAMES[level]}", to_do)


def extras() -> Iterator[Finding]:
    """Optional parts."""
    yield _extra("Exercises in a notebook", "ipykernel", "pip install notebook")
    yield _extra("A class with nbgrader", "nbgrader", "pip install 'awaitlings[classroom]'")
    if (sys.stdout.encoding or "").lower().startswith("utf"):
        yield Finding("works", "The terminal's encoding is UTF-8")
    else:
        plain = "The terminal's encoding is not UTF-8: marks and timelines are drawn in ASCII"
        yield Finding("absent", plain, "export LC_ALL=C.UTF-8")


def _extra(what: str, module: str, remedy: str) -> Finding:
    if importlib.util.find_spec(module) is None:
        return Finding("absent", what, f"{remedy}, in the environment of Awaitlings")
    return Finding("works", what)
