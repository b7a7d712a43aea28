# mistake: collected-task
# fails: test_equal_errors, test_survives_the_garbage_collector, test_tells_of_every_error, test_two_spawners
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.errors = []

    def spawn(self, coro) -> None:
        asyncio.create_task(coro)  # <- here

    async def aclose(self) -> None:
        results = []
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            results += await asyncio.gather(*others, return_exceptions=True)
        errors = [result for result in results if isinstance(result, Exception)]
        if errors:
            raise ExceptionGroup("errors", errors)
