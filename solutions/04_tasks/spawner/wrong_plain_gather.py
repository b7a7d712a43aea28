# mistake: orphaned-siblings
# fails: test_equal_errors, test_one_error_disturbs_nobody, test_tells_of_every_error, test_two_spawners
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        while self.tasks:
            tasks, self.tasks = self.tasks, []
            await asyncio.gather(*tasks)  # <- here
