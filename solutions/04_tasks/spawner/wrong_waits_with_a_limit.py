# mistake: timeout-leaves-tasks
# fails: test_equal_errors, test_many_slow_letters, test_one_error_disturbs_nobody, test_tells_of_every_error, test_two_spawners, test_waits_for_all, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()

    def spawn(self, coro) -> None:
        self.tasks.add(asyncio.create_task(coro))

    async def aclose(self) -> None:
        if not self.tasks:
            return
        done, _ = await asyncio.wait(self.tasks, timeout=0.1)  # <- here
        errors = [task.exception() for task in done if task.exception()]
        if errors:
            raise ExceptionGroup("errors", errors)
