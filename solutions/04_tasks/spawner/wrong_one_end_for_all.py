# mistake: unexpected-error
# fails: test_two_spawners
"""The first spawner that is closed ends the group of the other one, as soon as that has nothing to do."""

import asyncio


class Spawner:
    closing = asyncio.Event()

    def __init__(self) -> None:
        self._errors = []
        self._waiting = []
        self._group = None
        self._runner = asyncio.create_task(self._run())

    def spawn(self, coro) -> None:
        if self._group is None:
            self._waiting.append(coro)
        else:
            self._group.create_task(self._guarded(coro))  # <- here

    async def _run(self) -> None:
        async with asyncio.TaskGroup() as self._group:
            for coro in self._waiting:
                self._group.create_task(self._guarded(coro))
            await self.closing.wait()

    async def _guarded(self, coro) -> None:
        try:
            await coro
        except Exception as error:
            self._errors.append(error)

    async def aclose(self) -> None:
        self.closing.set()
        await self._runner
        if self._errors:
            raise ExceptionGroup("spawned tasks", self._errors)
