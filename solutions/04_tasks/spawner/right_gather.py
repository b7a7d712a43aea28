"""Keeps all tasks until the end, and lets `gather` bring results and errors alike."""

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
        errors = [result for result in results if isinstance(result, Exception)]
        if errors:
            raise ExceptionGroup("errors in the background", errors)
