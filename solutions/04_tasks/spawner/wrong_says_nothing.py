# mistake: lost-exception
# fails: test_equal_errors, test_tells_of_every_error
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()

    def spawn(self, coro) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)  # <- here

    async def aclose(self) -> None:
        while self.tasks:
            await asyncio.wait(self.tasks)
