# mistake: unexpected-error
# fails: test_many_slow_letters, test_nothing_spawned, test_survives_the_garbage_collector, test_two_spawners, test_waits_for_all, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        for task in self.tasks:
            await asyncio.wait([task])
        errors = [task.exception() for task in self.tasks if task.exception()]
        raise ExceptionGroup("errors", errors)  # <- here
