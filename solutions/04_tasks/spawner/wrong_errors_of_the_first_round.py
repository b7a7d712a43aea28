# mistake: lost-exception
# fails: test_equal_errors
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        first = list(self.tasks)
        await asyncio.gather(*first, return_exceptions=True)
        while going := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(going)
        errors = [task.exception() for task in first if task.exception()]
        if errors:
            raise ExceptionGroup("errors", errors)
