# mistake: collected-task
# fails: test_survives_the_garbage_collector
import asyncio
import weakref


class Spawner:
    def __init__(self) -> None:
        self.tasks = weakref.WeakSet()  # <- here
        self.errors = []

    def spawn(self, coro) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task) -> None:
        self.tasks.discard(task)
        if error := task.exception():
            self.errors.append(error)

    async def aclose(self) -> None:
        while self.tasks:
            await asyncio.wait(list(self.tasks))
        if self.errors:
            raise ExceptionGroup("errors", self.errors)
