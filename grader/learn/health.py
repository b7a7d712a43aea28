"""What works on this machine: findings, each with a remedy if something does not work."""

import importlib.util
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from grader.commands import as_typed
from grader.errors import CannotGrade, UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import PACKAGE, Catalog
from grader.learn import manifest
from grader.learn.os_errors import write_problem
from grader.learn.progress import exercises_here
from grader.learn.self_test import PAUSE, run_self_test
from grader.learn.workspace import newer_kit, version
from grader.supervisor import Level
from grader.supervisor.isolation import NAMES, levels, without
from grader.supervisor.start import can_fork
from grader.worker.clock.fast import fast_clock_unavailable

LATE = 0.2
"""Seconds by which the wall clock may be late without a remark."""


@dataclass(frozen=True)
class HealthItem:
    """One thing that was tested: it works, is absent without harm, or is broken."""

    state: Literal["works", "absent", "broken"]
    what: str
    remedy: str = ""


def essentials() -> Iterator[HealthItem]:
    """What is needed to grade your own answers."""
    yield HealthItem("works", f"Python {platform.python_version()}, {sys.executable}")
    yield HealthItem("works", f"Awaitlings {version()}, {PACKAGE}")
    yield _workspace()
    yield _tried("fast", _fast)
    yield _tried("wall", _wall)
    if can_fork():
        yield HealthItem("works", "Warm start: checks start at once")
    else:
        why = "It needs Linux, and AWAITLINGS_NO_FORK must not be set. Everything works without it."
        yield HealthItem(
            "absent", "No warm start: each check starts its own Python, a bit later", why
        )


def _workspace() -> HealthItem:
    try:
        exercises = exercises_here()
    except UsageError:
        return HealthItem("absent", "No workspace here", f"Make one: {as_typed('init', 'DIR')}")
    workspace = exercises.parent
    made = f"Exercises in {workspace}: {len(Catalog(exercises).exercises)}"
    if by := manifest.read(workspace).version:  # a clone has none
        made += f" (from Awaitlings {by})"
    if problem := write_problem(workspace):
        return HealthItem("broken", made, problem)
    older = newer_kit(workspace)
    return HealthItem("absent" if older else "works", made, older)


def _tried(clock: str, judge: Callable[[float, float], HealthItem]) -> HealthItem:
    if clock == "fast" and (why := fast_clock_unavailable()):
        return HealthItem("absent", "No fast clock: the wall clock gives the same verdicts", why)
    try:
        result, took = run_self_test(clock)
    except CannotGrade as error:
        return HealthItem("broken", f"{clock.title()} clock: nothing can be graded", str(error))
    if result.verdict != Verdict.PASS:
        seen = result.problem or "; ".join(check.message for check in result.checks)
        what = f"{clock.title()} clock: a self-test should pass, got {result.verdict}"
        return HealthItem("broken", what, seen)
    return judge(result.seconds, took)


def _fast(seconds: float, took: float) -> HealthItem:
    return HealthItem("works", f"Fast clock: a pause of {seconds:.1f} s was graded in {took:.2f} s")


def _wall(seconds: float, took: float) -> HealthItem:
    what = f"Wall clock: a pause of {PAUSE:.1f} s took {seconds:.2f} s"
    if seconds > PAUSE + LATE:
        return HealthItem("absent", what, "This machine is busy: a check may have to run twice.")
    return HealthItem("works", what)


def isolation() -> Iterator[HealthItem]:
    """The isolation levels that work here for other people's code."""
    for level, works, to_do in levels():
        next_best = level is Level.BUBBLEWRAP and not works
        more = [to_do.rstrip(".") + ".", without(level)] if next_best else [to_do]
        what = f"Level {level}: {NAMES[level]}"
        yield HealthItem("works" if works else "absent", what, " ".join(more))


def extras() -> Iterator[HealthItem]:
    """Optional parts."""
    yield _extra("Exercises in a notebook", "ipykernel", "pip install notebook")
    yield _extra("A class with nbgrader", "nbgrader", "pip install 'awaitlings[classroom]'")
    if (sys.stdout.encoding or "").lower().startswith("utf"):
        yield HealthItem("works", "The terminal's encoding is UTF-8")
    else:
        plain = "The terminal's encoding is not UTF-8: marks and timelines are drawn in ASCII"
        yield HealthItem("absent", plain, "export LC_ALL=C.UTF-8")


def _extra(what: str, module: str, remedy: str) -> HealthItem:
    if importlib.util.find_spec(module) is None:
        return HealthItem(
            "absent",
            f"{what}: not installed",
            f"To install it, run in the environment of Awaitlings: {remedy}",
        )
    return HealthItem("works", what)
