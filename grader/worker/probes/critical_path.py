"""The critical path: from the end of a scenario back through the causes of its steps.

Each step was caused by another, so the chain leads from the last one to the start. Where time passed
between a step and its cause, nothing but that wait kept the scenario from its end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from grader.worker.observations import PathStep, Woken
from grader.worker.probes.steps import Step

MOST = 400
"""Steps of the path that are told; of a longer one the latest, and all before as one."""
NOTHING = 1e-6
"""Seconds."""


def critical_path(last: Step | None, begin: float, end: float) -> tuple[PathStep, ...]:
    """The path from `begin` to `end`, two readings of the clock; its own times count from `begin`."""
    steps = list(_back(last, begin))
    steps.reverse()
    found, start = [], begin
    for group in _each_with_its_task(steps):
        step = _as_told(group, start, begin)
        found.append(step)
        start = max(start, group[-1].end)
    if found:
        found[-1] = replace(found[-1], ran=end - begin)
    return _newest(_without_turns(found))


def _back(step: Step | None, begin: float) -> Iterator[Step]:
    """The steps of the path, newest first."""
    resumed: Step | None = None
    while step is not None and step.end >= begin - NOTHING:
        yield step
        resumed = step if step.task else resumed
        step = _before(step, resumed)


def _before(step: Step, resumed: Step | None) -> Step | None:
    """The step before one on the path.

    Who sent what came from outside is not known, but the task that it woke had been at work before.
    Likewise a task that a timeout cut off: what it did before is what took too long.
    """
    if resumed is not None and resumed.previous is not None:
        cut_off = step.woken is Woken.TIMEOUT and resumed.lines
        if step.woken is Woken.OUTSIDE or cut_off:
            return resumed.previous
    return step.cause


def _each_with_its_task(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """The steps of tasks, each after those of other callbacks: they are part of the wait that it ends."""
    group = []
    for number, step in enumerate(steps):
        group.append(step)
        if step.task or number == len(steps) - 1:
            yield group
            group = []


def _as_told(group: Sequence[Step], start: float, begin: float) -> PathStep:
    """The last of these steps, with the wait from `start` on that it ended."""
    step, late, waits = group[-1], 0.0, {}
    at = start
    for one in group:
        waits[max(0.0, one.begin - at)] = one.woken
        late += max(0.0, one.begin - max(at, one.ready))
        at = max(at, one.end)
    end = max(start, step.begin)
    times = start, max(start, end - late), end, max(end, step.end)
    since = step.previous.end if step.previous is not None else start
    start, ready, end, ran, since = (max(0.0, time - begin) for time in (*times, since))
    woken = waits[max(waits)]
    return PathStep(start, ready, end, ran, since, step.task, step.lines, step.on, woken)


def _without_turns(steps: Sequence[PathStep]) -> list[PathStep]:
    """Without the steps in which a task only gave others a turn."""
    kept = list(steps[:1])
    for before, step in pairwise(steps):
        if (
            step.task != before.task
            or step.ran - step.start > NOTHING
            or step.lines != before.lines
        ):
            kept.append(step)
    return kept


def _newest(steps: Sequence[PathStep]) -> tuple[PathStep, ...]:
    if len(steps) <= MOST:
        return tuple(steps)
    last = steps[-MOST]
    earlier = PathStep(0.0, 0.0, 0.0, last.start, 0.0, 0, (), "", Woken.TASK)
    return (earlier, *steps[-MOST:])
