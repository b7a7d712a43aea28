# mistake: none
# fails: test_equal_errors, test_one_error_disturbs_nobody, test_tells_of_every_error, test_two_spawners
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.group = asyncio.TaskGroup()  # <- here
        self.opened = False
        self.waiting = []
        self.close = asyncio.Event()
        self.runner = asyncio.create_task(self.run())

    async def run(self):
        async with self.group:
            self.opened = True
            for coro in self.waiting:
                self.group.create_task(coro)
            await self.close.wait()

    def spawn(self, coro) -> None:
        if self.opened:
            self.group.create_task(coro)
        else:
            self.waiting.append(coro)

    async def aclose(self) -> None:
        self.close.set()
        await self.runner
