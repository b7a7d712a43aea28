# mistake: swallowed-cancel
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_all_leave, test_comes_as_the_last_leaves, test_ends_as_cancelled
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        while True:
            task = self.calls.get(key)
            if task is None:
                task = self.calls[key] = asyncio.create_task(fetch(key))
            try:
                return await task
            except asyncio.CancelledError:  # <- here
                await asyncio.sleep(0)
            finally:
                if self.calls.get(key) is task:
                    del self.calls[key]
