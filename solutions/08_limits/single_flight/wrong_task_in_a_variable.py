# mistake: cached-coroutine
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_all_leave, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        task = self.calls.get(key)
        if task is None:
            task = asyncio.create_task(fetch(key))
            self.calls[key] = task
        try:
            return await task  # <- here
        finally:
            if self.calls.get(key) is task:
                del self.calls[key]
