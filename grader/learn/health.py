"""What works on this machine: findings, each with what helps where something does not."""

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
from grader.learn.obstacle import in_the_way
from grader.learn.progress import exercises_here
from grader.learn.trial import PAUSE, tried
from grader.learn.workspace import newer_kit, version
from grader.supervisor.isolation import NAMES, levels
from grader.supervisor.start import can_fork

LATE = 0.2
"""Seconds by which the clock on the wall may be late before it is worth a word."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: it works, is left out without harm, or is broken."""

    state: Literal["works", "absent", "broken"]
    what: str
    remedy: str = ""


def essentials() -> Iterator[Finding]:
    """What grading one's own answers needs."""
    yield Finding("works", f"Python {platform.python_version()}, {sys.executable}")
    yield Finding("works", f"Awaitlings {version()}, {PACKAGE}")
    yield _workspace()
    yield _tried("fast", _fast)
    yield _tried("wall", _wall)
    if can_fork():
        yield Finding("works", "Warm start: checks begin in an instant")
    else:
        why = "It wants Linux, and AWAITLINGS_NO_FORK not to be set. Everything works without it."
        yield Finding(
            "absent", "Warm start: each check starts a Python of its own, a bit later", why
        )


def _workspace() -> Finding:
    try:
        exercises = exercises_here()
    except UsageError:
        return Finding("absent", "No workspace here", "awaitlings init DIR makes one.")
    workspace = exercises.parent
    made = f"Exercises in {workspace}: {len(Catalog(exercises).exercises)}"
    if by := manifest.read(workspace).version:  # a clone has none
        made += f", by version {by}"
    if obstacle := in_the_way(workspace):
        return Finding("broken", made, obstacle)
    older = newer_kit(workspace)
    return Finding("absent" if older else "works", made, older)


def _tried(clock: str, judge: Callable[[float, float], Finding]) -> Finding:
    try:
        result, took = tried(clock)
    except CannotGrade as error:
        return Finding("broken", f"The {clock} clock: nothing can be graded", str(error))
    if result.verdict != Verdict.PASS:
        seen = result.problem or "; ".join(check.message for check in result.checks)
        return Finding("broken", f"The {clock} clock: a trial came out as {result.verdict}", seen)
    return judge(result.seconds, took)


def _fast(seconds: float, took: float) -> Finding:
    return Finding("works", f"Fast clock: a pause of {seconds:.1f} s was graded in {took:.2f} s")


def _wall(seconds: float, took: float) -> Finding:
    what = f"Clock on the wall: a pause of {PAUSE:.1f} s took {seconds:.2f} s"
    if seconds > PAUSE + LATE:
        return Finding("absent", what, "This machine is busy: verdicts may take a second try.")
    return Finding("works", what)


def isolation() -> Iterator[Finding]:
    """How strongly others' code can be kept apart here."""
    for level in levels():
        state: Literal["works", "absent"] = "works" if level.works else "absent"
        yield Finding(state, f"Level {level.number}: {NAMES[level.number]}", level.to_do)


def extras() -> Iterator[Finding]:
    """Parts that only some need."""
    yield _extra("Exercises in a notebook", "ipykernel", "pip install notebook")
    yield _extra("A class, with nbgrader", "nbgrader", "pip install 'awaitlings[classroom]'")
    utf8 = (sys.stdout.encoding or "").lower().startswith("utf")
    plain = "The terminal's encoding is not UTF-8: marks and pictures are drawn in plain letters"
    if utf8:
        yield Finding("works", "The terminal shows pictures in UTF-8")
    else:
        yield Finding("absent", plain, "export LC_ALL=C.UTF-8")


def _extra(what: str, module: str, remedy: str) -> Finding:
    if importlib.util.find_spec(module) is None:
        return Finding("absent", what, f"{remedy}, into the environment of Awaitlings.")
    return Finding("works", what)
