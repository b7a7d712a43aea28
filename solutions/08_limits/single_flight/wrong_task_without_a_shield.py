# mistake: cached-coroutine
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_all_leave, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key not in self.calls:
            task = self.calls[key] = asyncio.create_task(fetch(key))
            task.add_done_callback(lambda _: self.calls.pop(key))
        return await self.calls[key]  # <- here
