"""`aclose` is an ordinary method that returns a coroutine: its caller awaits that."""

import asyncio


class Spawner:
    def __init__(self) -> None:
        self._tasks = []

    def spawn(self, coro) -> None:
        self._tasks.append(asyncio.create_task(coro))

    def aclose(self):
        return self._all_over()

    async def _all_over(self):
        while waiting := [task for task in self._tasks if not task.done()]:
            await asyncio.wait(waiting)
        ended = [task for task in self._tasks if not task.cancelled()]
        errors = [task.exception() for task in ended if task.exception()]
        if errors:
            raise ExceptionGroup("background tasks failed", errors)
