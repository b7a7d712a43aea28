# mistake: nested-run
# fails: test_equal_errors, test_many_slow_letters, test_one_error_disturbs_nobody, test_starts_at_once, test_survives_the_garbage_collector, test_tells_of_every_error, test_two_spawners, test_waits_for_all, test_waits_for_what_is_spawned_meanwhile
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.errors = []

    def spawn(self, coro) -> None:
        try:
            asyncio.get_event_loop().run_until_complete(coro)  # <- here
        except ValueError as error:
            self.errors.append(error)

    async def aclose(self) -> None:
        if self.errors:
            raise ExceptionGroup("errors", self.errors)
