# mistake: duplicates-merged
# fails: test_equal_errors
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        found = {}
        for task in self.tasks:
            try:
                await task
            except Exception as error:
                found[repr(error)] = error
        errors = list(found.values())
        if errors:
            raise ExceptionGroup("errors", errors)
