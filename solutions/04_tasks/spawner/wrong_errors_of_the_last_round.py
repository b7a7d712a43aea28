# mistake: none
# fails: test_equal_errors
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        results = []
        while self.tasks:
            batch, self.tasks = self.tasks, []
            results = await asyncio.gather(*batch, return_exceptions=True)
        errors = [result for result in results if isinstance(result, Exception)]
        if errors:
            raise ExceptionGroup("errors", errors)
