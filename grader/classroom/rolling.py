"""Grades the answers of a class as they come: scenarios go on while those that are over are judged.

What a late machine may have spoiled is set aside. It runs again later, alone, when nobody waits for it.

Only the thread that judges parses Python meanwhile. The parser counts its depth in one place for all
threads, and fails now and then where two of them use it (https://github.com/python/cpython/issues/106905).
"""

import asyncio
import itertools
from collections.abc import Callable, Sequence
from functools import partial

from grader.classroom.student_submission import StudentAnswer
from grader.errors import CannotGrade
from grader.exercise.hidden import checked_by, joined
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.gather import Ran, evidence
from grader.gathering.loop import kept_warm
from grader.gathering.rolling import run_each
from grader.judging.session import grade_gathered, must_be_readable
from grader.judging.state import not_started
from grader.supervisor import CannotStart, Workers, first
from grader.supervisor.isolation import settle

MOST_WAITING = 50
"""Answers whose evidence waits to be judged."""

Save = Callable[[Sequence[StudentAnswer], Sequence[Result]], None]
Asked = tuple[StudentAnswer, Sequence[Answer]]
"""A student's answer, as an answer to the public and to the hidden checks."""
Gathered = asyncio.Queue[tuple[StudentAnswer, Ran] | None]


def grade_as_they_come(
    todo: Sequence[StudentAnswer], options: Options, save: Save
) -> list[StudentAnswer]:
    """Grade these, and `save` each as soon as it is judged; returns those set aside. CannotGrade."""
    settle(options.isolation)
    grading = checked_by(one.exercise for one in todo)
    for exercise in itertools.chain.from_iterable(grading.values()):
        must_be_readable(exercise)  # which parses all that the loop asks for
    asked = [(one, [Answer(by, one.submission) for by in grading[one.exercise]]) for one in todo]
    aside: list[StudentAnswer] = []
    problem: BaseException | None = None
    try:
        with kept_warm() as run:
            aside = run(partial(_grade, asked, options, save))
    except* CannotStart as errors:
        problem = CannotGrade(not_started(errors))
    except* (CannotGrade, OSError) as errors:
        problem = first(errors)
    if problem is not None:  # in an `except*` Python 3.11.2 would make a group of it
        raise problem
    return aside


async def _grade(
    asked: Sequence[Asked], options: Options, save: Save, workers: Workers
) -> list[StudentAnswer]:
    gathered: Gathered = asyncio.Queue(MOST_WAITING)
    aside: list[StudentAnswer] = []

    async def gather() -> None:
        await run_each(asked, lambda one, ran: gathered.put((one, ran)), options, workers)
        await gathered.put(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(gather())
        while part := await _next(gathered):
            aside += await asyncio.to_thread(_judge, part, options, save)
    return aside


async def _next(gathered: Gathered) -> list[tuple[StudentAnswer, Ran]]:
    """All that is gathered by now, at least one; nothing at the end."""
    part = [await gathered.get()]
    while part[-1] is not None and not gathered.empty():
        part.append(gathered.get_nowait())
    if part[-1] is None and len(part) > 1:
        gathered.put_nowait(None)  # for the next time
    return [one for one in part if one is not None]


def _judge(
    part: Sequence[tuple[StudentAnswer, Ran]], options: Options, save: Save
) -> list[StudentAnswer]:
    """Judge and save what is settled; returns the rest. On a thread of its own."""
    ran = {answer: scenarios for _, one in part for answer, scenarios in one.items()}
    results = iter(grade_gathered(evidence(ran), options))
    settled, aside = [], []
    for student_answer, one in part:
        found = [result for _ in one if (result := next(results)) is not None]
        if len(found) == len(one):
            settled.append((student_answer, joined(found)[0]))
        else:
            aside.append(student_answer)
    if settled:
        save(*zip(*settled, strict=True))
    return aside
