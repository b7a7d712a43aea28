# mistake: forgotten-task
# fails: test_equal_errors, test_many_slow_letters, test_one_error_disturbs_nobody, test_survives_the_garbage_collector, test_tells_of_every_error, test_two_spawners, test_waits_for_all, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        pass

    def spawn(self, coro) -> None:
        asyncio.create_task(coro)  # <- here

    async def aclose(self) -> None:
        await asyncio.sleep(0)
