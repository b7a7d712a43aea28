# mistake: none
# fails: test_many_slow_letters
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(self.later(coro, 0.01 * len(self.tasks))))

    async def later(self, coro, seconds) -> None:
        await asyncio.sleep(seconds)
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
