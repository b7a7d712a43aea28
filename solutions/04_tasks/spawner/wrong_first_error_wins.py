# mistake: wrong-error
# fails: test_equal_errors, test_tells_of_every_error
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        results = []
        while self.tasks:
            tasks, self.tasks = self.tasks, []
            results += await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result  # <- here
