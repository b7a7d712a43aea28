"""Grades the answers of a class as they come: scenarios go on while those that are over are judged.

What a late machine may have spoiled is set aside. It runs again later, alone, when nobody waits for it.

Only the thread that judges parses Python meanwhile. The parser counts its depth in one place for all
threads, and fails now and then where two of them use it (https://github.com/python/cpython/issues/106905).
"""

import asyncio
import itertools
from collections.abc import Callable, Sequence
from functools import partial
from queue import SimpleQueue

from grader.classroom.student_submission import StudentAnswer
from grader.errors import CannotGrade
from grader.exercise.hidden import checked_by, joined
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.gather import Ran, evidence
from grader.gathering.loop import kept_warm
from grader.gathering.rolling import run_each
from grader.judging.session import judging, must_be_readable
from grader.judging.state import Judge, not_started
from grader.supervisor import CannotStart, Workers, first
from grader.supervisor.isolation import settle

MOST_WAITING = 50
"""Answers whose evidence waits to be judged."""

Save = Callable[[Sequence[StudentAnswer], Sequence[Result]], None]
Asked = tuple[StudentAnswer, Sequence[Answer]]
"""A student's answer, as an answer to the public and to the hidden checks."""
Part = list[tuple[StudentAnswer, Ran]]
"""What came of some answers."""


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
    gathered = Gathered()
    answers = [answer for _, some in asked for answer in some]

    async def gather() -> None:
        await run_each(asked, gathered.put, options, workers)
        gathered.end()

    async with asyncio.TaskGroup() as group:
        group.create_task(gather())
        try:
            return await asyncio.to_thread(_judge_all, gathered, answers, options, save)
        finally:
            gathered.give_up()


class Gathered:
    """What waits to be judged: the loop puts it in, and the thread that judges takes it out."""

    def __init__(self) -> None:
        self._ready: SimpleQueue[tuple[StudentAnswer, Ran] | None] = SimpleQueue()
        self._room = asyncio.Semaphore(MOST_WAITING)
        self._loop = asyncio.get_running_loop()
        self._given_up = False

    async def put(self, one: StudentAnswer, ran: Ran) -> None:
        """Put in what came of an answer, as soon as there is room."""
        await self._room.acquire()
        self._ready.put((one, ran))

    def end(self) -> None:
        """Nothing more comes."""
        self._ready.put(None)

    def give_up(self) -> None:
        """Nothing more is to be judged."""
        self._given_up = True
        self.end()

    def part(self) -> Part:
        """All that is gathered by now, at least one; nothing at the end. Waits for it."""
        part = [self._ready.get()]
        while part[-1] is not None and not self._ready.empty():
            part.append(self._ready.get())
        if part[-1] is None and len(part) > 1:
            self._ready.put(None)  # for the next time
        found = [one for one in part if one is not None]
        for _ in found:
            self._loop.call_soon_threadsafe(self._room.release)
        return [] if self._given_up else found


def _judge_all(
    gathered: Gathered, answers: Sequence[Answer], options: Options, save: Save
) -> list[StudentAnswer]:
    """Judge and save all that comes, and return what is set aside. On a thread of its own."""
    aside: list[StudentAnswer] = []

    def work(judge: Judge) -> None:
        while part := gathered.part():
            aside.extend(_judge(part, judge, save))

    if answers:
        judging(answers, options, work)
    return aside


def _judge(part: Part, judge: Judge, save: Save) -> list[StudentAnswer]:
    """Judge and save what is settled; returns the rest."""
    ran = {answer: scenarios for _, one in part for answer, scenarios in one.items()}
    results = iter(judge(evidence(ran)))
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
