# mistake: timeout-leaves-tasks
# fails: test_equal_errors, test_many_slow_letters, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()

    def spawn(self, coro) -> None:
        self.tasks.add(asyncio.create_task(coro))

    async def aclose(self) -> None:
        errors = []
        while self.tasks:
            done, self.tasks = await asyncio.wait(self.tasks, timeout=0.25)
            errors += [task.exception() for task in done if task.exception()]
        if errors:
            raise ExceptionGroup("errors", errors)
