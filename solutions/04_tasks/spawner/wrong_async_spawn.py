# mistake: async-not-asked
# fails: all
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    async def spawn(self, coro) -> None:  # <- here
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        results = await asyncio.gather(*self.tasks, return_exceptions=True)
        errors = [result for result in results if isinstance(result, Exception)]
        if errors:
            raise ExceptionGroup("errors", errors)
