# mistake: shared-between-calls
# fails: test_two_spawners
import asyncio


class Spawner:
    tasks: list = []

    def __init__(self) -> None:
        pass

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        errors = []
        for task in self.tasks:
            try:
                await task
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("errors", errors)
