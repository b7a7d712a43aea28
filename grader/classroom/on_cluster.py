"""Grades answers of a class on several machines, with Dask distributed (the extra `cluster`).

Dask brings the scheduler, the transport and the repeats. A task is a few answers, as data, and gives
the verdicts on them; it changes nothing, so it may run twice. What is lost with a machine runs again on
another one, and what is saved is never lost.
"""

import asyncio
import logging
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from grader.classroom.batch import Engine
from grader.classroom.on_this_machine import Save
from grader.classroom.records import key
from grader.classroom.student_submission import StudentAnswer
from grader.errors import CannotGrade
from grader.exercise.options import Options
from grader.supervisor import first

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from distributed import Client

FEWEST, MOST = 50, 200
"""Answers in a task: most of them wait, so few leave a machine idle, and many are lost with it."""
PARTS_EACH = 4
"""Tasks for each machine where there are enough answers, so that none waits long for another."""
REACHED = 10.0
"""Seconds to reach the scheduler, and to take leave of it."""
LIVES = 3
"""Times that an answer is handed out alone after the machines that had it were lost."""
AGAIN = "What is graded is saved: run the same command again, with --cluster or without."


def on_cluster(address: str) -> Engine:
    """The engine that grades on the machines of the Dask scheduler at this address. CannotGrade."""

    def grade(todo: Sequence[StudentAnswer], options: Options, save: Save) -> None:
        problem: BaseException | None = None
        try:
            asyncio.run(_grade(address, todo, options, save))
        except* (CannotGrade, OSError) as errors:
            problem = first(errors)
        if problem is not None:  # in an `except*` Python 3.11.2 would make a group of it
            raise problem

    return grade


async def _grade(address: str, todo: Sequence[StudentAnswer], options: Options, save: Save) -> None:
    async with _client(address) as client:
        machines = await _fit_machines(client, options)
        hand_out = HandOut(client, options, save)
        async with asyncio.TaskGroup() as group:
            for part in _parts(todo, machines):
                group.create_task(hand_out.grade(part))


@asynccontextmanager
async def _client(address: str) -> "AsyncIterator[Client]":
    try:
        from distributed import Client
    except ImportError:
        raise CannotGrade(
            "--cluster needs Dask: pip install 'awaitlings[cluster]', here and on each machine."
        ) from None
    logging.disable()  # Dask logs a traceback for what is told below in a sentence
    try:
        client = await Client(address, asynchronous=True, timeout=REACHED, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CannotGrade(
            f"--cluster: no Dask scheduler answers at {address} ({reason})."
        ) from None
    try:
        yield client
    finally:
        with suppress(OSError, TimeoutError):
            await client.close(timeout=REACHED)
        logging.disable(logging.NOTSET)


async def _fit_machines(client: "Client", options: Options) -> int:
    """How many workers can grade as this machine would. The others get nothing to do. CannotGrade."""
    from grader.classroom.on_a_worker import OffersItself, this_kit, unfit

    wanted = this_kit(), int(options.isolation)
    told: dict[str, Any] = await client.run(unfit, *wanted, on_error="return")
    reasons = {worker: _in_words(said) for worker, said in told.items() if said}
    for worker, reason in reasons.items():
        print(f"{worker} gets nothing to grade: {reason}", file=sys.stderr)
    if len(reasons) == len(told):
        raise CannotGrade(f"--cluster: none of {len(told)} workers is fit to grade.")
    with suppress(ImportError, AttributeError):  # of a worker without the kit, which is told above
        await client.register_plugin(OffersItself(*wanted))
    return len(told) - len(reasons)


def _in_words(said: object) -> str:
    """Why a worker is not fit, by what it answered."""
    if isinstance(said, ImportError | AttributeError):
        return "Awaitlings is not installed there, or in another version."
    return str(said)


def _parts(todo: Sequence[StudentAnswer], machines: int) -> Iterator[Sequence[StudentAnswer]]:
    size = min(MOST, max(FEWEST, len(todo) // (PARTS_EACH * machines)), -(-len(todo) // machines))
    for start in range(0, len(todo), size or 1):
        yield todo[start : start + size]


class HandOut:
    """Hands out answers, a few at a time, and saves the verdicts on them."""

    def __init__(self, client: "Client", options: Options, save: Save) -> None:
        self._client = client
        self._options = options
        self._save = save
        self._saving = (
            asyncio.Lock()
        )  # the answers of a student, of which one file tells, may be apart

    async def grade(self, part: Sequence[StudentAnswer]) -> None:
        """Have these graded, and save what is found. CannotGrade."""
        from distributed import KilledWorker

        try:
            verdicts = await self._graded(part)
        except KilledWorker:
            verdicts = [verdict for one in part for verdict in await self._alone(one)]
        for one, verdict in zip(part, verdicts, strict=True):
            self._must_be_by_the_same_checks(one, verdict)
        async with self._saving:
            await asyncio.to_thread(self._save, part, verdicts)

    async def _graded(self, part: Sequence[StudentAnswer]) -> list[dict[str, Any]]:
        from grader.classroom.on_a_worker import RESOURCE, as_data, grade_part

        asked = self._options
        options = {
            "clock": asked.clock,
            "isolation": int(asked.isolation),
            "at_once": asked.at_once,
        }
        answers, needs = [as_data(one) for one in part], {RESOURCE: 1}
        future = self._client.submit(grade_part, answers, options, resources=needs, pure=False)
        try:
            verdicts: list[dict[str, Any]] = await future
        except CancelledError:  # of the future, and not asyncio's
            raise CannotGrade(f"--cluster: the scheduler is lost. {AGAIN}") from None
        return verdicts

    async def _alone(self, one: StudentAnswer) -> list[dict[str, Any]]:
        """One of those that were under way when too many machines were lost."""
        from distributed import KilledWorker

        for _ in range(LIVES):
            with suppress(KilledWorker):
                return await self._graded([one])
        raise CannotGrade(
            f"--cluster: each machine was lost that graded {one.exercise.slug} of {one.student}. {AGAIN}"
        )

    def _must_be_by_the_same_checks(self, one: StudentAnswer, verdict: dict[str, Any]) -> None:
        if verdict["key"] != key(one.exercise, one.submission, self._options):
            raise CannotGrade(
                f"--cluster: a machine has other checks of {one.exercise.slug} than this one: "
                "install the same exercises and hidden checks there."
            )
