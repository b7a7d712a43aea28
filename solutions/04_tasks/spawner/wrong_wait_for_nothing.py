# mistake: wait-on-nothing
# fails: test_nothing_spawned
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()

    def spawn(self, coro) -> None:
        self.tasks.add(asyncio.create_task(coro))

    async def aclose(self) -> None:
        done, pending = await asyncio.wait(self.tasks)  # <- here
        while self.tasks - done:
            done, pending = await asyncio.wait(self.tasks)
        errors = [task.exception() for task in done if task.exception()]
        if errors:
            raise ExceptionGroup("errors", errors)
