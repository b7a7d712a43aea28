# mistake: none
# fails: test_equal_errors
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()
        self.errors = {}

    def spawn(self, coro) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task) -> None:
        self.tasks.discard(task)
        if error := task.exception():
            self.errors[type(error)] = error

    async def aclose(self) -> None:
        while self.tasks:
            await asyncio.wait(self.tasks)
        if self.errors:
            raise ExceptionGroup("errors", list(self.errors.values()))
