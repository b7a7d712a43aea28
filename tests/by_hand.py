"""Observations made by hand; what a test does not care about is filled in."""

from dataclasses import replace

from grader.evidence.observations import NO_FACTS, NOTHING_NOTICED
from grader.worker.facts import CancelAnswer, ObserverFacts, ServerFacts
from grader.worker.observations import (
    BlockedStretch,
    Call,
    CallOutcome,
    Error,
    Frame,
    Noticed,
    PathStep,
    TaskLeft,
    WaitingTask,
    Woken,
)


def call(
    name="fetch", label="", start=0.0, end=1.0, *, line=3, lines=None, outcome="returned", **more
):
    """A call; `lines` are the student's that led to it, where there is not just one."""
    led_here = lines if lines is not None else () if line is None else (line,)
    more = {"asked": None, "thread": 0, "task": 0, "given": None, "gave": ""} | more
    return Call(name, label, start, end, CallOutcome(outcome), tuple(led_here), **more)


def step(start, ready, *, task=1, line=3, lines=None, on="sleep", woken="timer", since=None):
    """A step of a task on the critical path, which ran at once when it was ready, for no time."""
    where = lines if lines is not None else (line,)
    begin = start if since is None else since
    return PathStep(start, ready, ready, ready, begin, task, tuple(where), on, Woken(woken))


def blocked(start, seconds, line, what, own=None):
    """A stretch in which the loop was blocked; no queueing for a core."""
    return BlockedStretch(start, seconds, line, what, seconds if own is None else own)


def task_left(name="f", line=1, waiting=None, cancelled=False):
    """A task that was left going."""
    return TaskLeft(name, line, waiting, cancelled)


def error(type_, message="", line=None, *, exceptions=()):
    """An exception, out of a line of the student's, or a group of them."""
    return Error(type_, message, (Frame(line, "main", ""),) if line else (), exceptions)


def waiting_task(line, on, text="", behind=None):
    """A task that waits."""
    return WaitingTask(line, on, text, behind)


def noticed(**what) -> Noticed:
    """What the probes saw; nothing but this."""
    return replace(NOTHING_NOTICED, **what)


def served(*, sessions, open_sessions=0):
    """The facts of a web server."""
    facts = ServerFacts(
        requests=1,
        connections=1,
        sessions=sessions,
        open_sessions=open_sessions,
        session_requests=1,
    )
    return replace(NO_FACTS, server=facts)


def cancelled(*, answered, error=""):
    """The facts of an observer that cancelled a task, which has ended."""
    answer = CancelAnswer(ended=True, cancelled=answered, error=error)
    return replace(NO_FACTS, observer=ObserverFacts((), (answer,), 0))
