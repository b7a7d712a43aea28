"""Each task reports its end in a queue, and `aclose` reads as many reports as there were tasks."""

import asyncio


class Spawner:
    def __init__(self) -> None:
        self.open = 0
        self.tasks = set()
        self.ended = asyncio.Queue()

    def spawn(self, coro) -> None:
        task = asyncio.get_running_loop().create_task(coro)
        task.add_done_callback(self.ended.put_nowait)
        self.tasks.add(task)
        self.open += 1

    async def aclose(self) -> None:
        errors = []
        while self.open:
            task = await self.ended.get()
            self.tasks.remove(task)
            self.open -= 1
            if task.exception() is not None:
                errors.append(task.exception())
        if errors:
            raise ExceptionGroup("some tasks failed", errors)
