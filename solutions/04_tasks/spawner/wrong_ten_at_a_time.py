# mistake: limit-too-low
# fails: test_many_slow_letters
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []
        self.places = asyncio.Semaphore(10)

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(self.run(coro)))

    async def run(self, coro) -> None:
        async with self.places:
            await coro

    async def aclose(self) -> None:
        errors = []
        for task in self.tasks:
            try:
                await task
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("errors", errors)
