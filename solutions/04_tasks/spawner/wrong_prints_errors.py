# mistake: swallowed-error
# fails: test_equal_errors, test_tells_of_every_error
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()

    def spawn(self, coro) -> None:
        task = asyncio.create_task(self.guard(coro))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def guard(self, coro) -> None:
        try:
            await coro
        except Exception as error:  # <- here
            print("a background task failed:", error)

    async def aclose(self) -> None:
        while self.tasks:
            await asyncio.wait(self.tasks)
