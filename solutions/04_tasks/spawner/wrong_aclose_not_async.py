# mistake: not-async
# fails: all
import asyncio


class Spawner:
    def __init__(self) -> None:
        self._tasks = []

    def spawn(self, coro) -> None:
        self._tasks.append(asyncio.create_task(coro))

    def aclose(self):  # <- here
        return [task.exception() for task in self._tasks if task.done()]
