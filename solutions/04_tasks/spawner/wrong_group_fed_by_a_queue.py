# mistake: none
# fails: test_equal_errors, test_many_slow_letters, test_one_error_disturbs_nobody, test_tells_of_every_error, test_two_spawners, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.queue = asyncio.Queue()
        self.runner = asyncio.create_task(self._run())

    async def _run(self):
        async with asyncio.TaskGroup() as group:  # <- here
            while (coro := await self.queue.get()) is not None:
                group.create_task(coro)

    def spawn(self, coro) -> None:
        self.queue.put_nowait(coro)

    async def aclose(self) -> None:
        self.queue.put_nowait(None)
        await self.runner
