# mistake: timeout-leaves-tasks
# fails: test_many_slow_letters
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        errors = []
        while going := [task for task in self.tasks if not task.done()]:
            _, late = await asyncio.wait(going, timeout=30)
            if late:
                break
        for task in self.tasks:
            if task.done() and task.exception():
                errors.append(task.exception())
        if errors:
            raise ExceptionGroup("errors", errors)
