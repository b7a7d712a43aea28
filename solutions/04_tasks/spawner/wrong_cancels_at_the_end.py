# mistake: no-error-raised
# fails: test_equal_errors, test_many_slow_letters, test_one_error_disturbs_nobody, test_survives_the_garbage_collector, test_tells_of_every_error, test_two_spawners, test_waits_for_all, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = []

    def spawn(self, coro) -> None:
        self.tasks.append(asyncio.create_task(coro))

    async def aclose(self) -> None:
        for task in self.tasks:
            task.cancel()
        results = await asyncio.gather(*self.tasks, return_exceptions=True)
        errors = [result for result in results if isinstance(result, Exception)]
        if errors:
            raise ExceptionGroup("errors", errors)
