"""What a scenario can look at, or do, while the student's code runs."""

import asyncio
import gc
import tracemalloc
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import asdict
from typing import Any

from grader.worker.facts import CancelAnswer, ObserverFacts
from grader.worker.held import held, lengths
from grader.worker.world.stage import Stage

TURNS = 3
"""Turns of the loop within which a coroutine should answer to a cancellation."""
MAX_ERROR = 200
"""Characters of an error that are told."""


class Observer:
    """Time, cancellation, memory and a heartbeat. Its methods give plain data."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._beats: list[float] = []
        self._cancels: list[CancelAnswer] = []
        self._peak_memory = 0

    @property
    def facts(self) -> ObserverFacts:
        """What was seen with the observer's help."""
        return ObserverFacts(tuple(self._beats), tuple(self._cancels), self._peak_memory)

    def seconds(self) -> float:
        """Seconds since the scenario began."""
        return self._stage.recorder.elapsed

    def calling(self) -> AbstractContextManager[None]:
        """Around a call of a method of the student's: what it leaves is noticed when it returns.

        Calls of the student's functions need no such block.
        """
        return self._stage.probes.student_call()

    def held(self, thing: object) -> int:
        """How many references an object of the student's holds: twice, some rounds apart, it shows a leak."""
        gc.collect()
        return held(thing, type(thing).__module__)

    def lengths(self, thing: object) -> dict[str, int]:
        """How many items each container has that an object of the student's has by a name."""
        return lengths(thing, type(thing).__module__)

    def longer(self, thing: object, before: dict[str, int], by: int) -> list[str]:
        """Those that have at least so many items more than before."""
        now = self.lengths(thing)
        return [name for name, number in now.items() if number >= before.get(name, 0) + by]

    async def cancel(self, task: "asyncio.Task[Any]", patience: float = 1.0) -> dict[str, Any]:
        """Cancel a task, wait up to `patience` seconds for it, and say how it answered.

        `prompt` is whether it was over within three turns of the loop; `ended` whether it was over
        in the end; `cancelled` whether it ended as cancelled; `error` what it raised instead.
        """
        begin = self.seconds()
        asked = task.cancel()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        prompt = task.done()
        await asyncio.wait([task], timeout=patience)
        answer = _answer_of(task)
        if asked:  # or else it was over before
            self._cancels.append(answer)
        return {"prompt": prompt, "seconds": self.seconds() - begin, **asdict(answer)}

    async def cancel_after(self, seconds: float, work: Coroutine[Any, Any, Any]) -> Any:
        """Run the student's work in a task, cancel it after so many seconds, and await its end.

        Returns what it returned all the same, and raises what it raised: CancelledError, mostly.
        How it answered is noted, unless it was over before.
        """
        task = asyncio.create_task(work)
        await asyncio.sleep(seconds)
        asked = task.cancel()
        try:
            return await task
        finally:
            if asked:
                self._cancels.append(_answer_of(task))

    async def cancel_at(self, moments: Sequence[float], work: Coroutine[Any, Any, Any]) -> Any:
        """As `cancel_after`, at each of these moments, in seconds, as long as the work still runs."""
        *earlier, last = moments

        async def cancelled_before() -> Any:
            task, loop = asyncio.current_task(), asyncio.get_running_loop()
            assert task is not None
            for moment in earlier:
                loop.call_later(moment, task.cancel)
            return await work

        return await self.cancel_after(last, cancelled_before())

    @contextmanager
    def memory(self) -> Iterator[None]:
        """Measure the most bytes that Python held at once in the block, without what was before.

        Sums up allocations, so it is exact, the same everywhere, and as quick as few are made.
        """
        tracemalloc.start()
        try:
            yield
        finally:
            self._peak_memory = max(self._peak_memory, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()

    @asynccontextmanager
    async def heartbeat(self, every: float = 0.05) -> AsyncIterator[None]:
        """A task that beats beside the block; it stands for all others that want a turn."""
        async with asyncio.TaskGroup() as group:
            beating = group.create_task(self._beat(every))
            try:
                yield
            finally:
                beating.cancel()

    async def _beat(self, every: float) -> None:
        while True:
            self._beats.append(self.seconds())
            await asyncio.sleep(every)


def _answer_of(task: "asyncio.Task[Any]") -> CancelAnswer:
    """How a task answered to a cancellation."""
    error = task.exception() if task.done() and not task.cancelled() else None
    told = f"{type(error).__name__}: {error}".rstrip(": ")[:MAX_ERROR] if error is not None else ""
    return CancelAnswer(task.done(), task.cancelled(), told)
