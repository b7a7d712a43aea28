# mistake: missing-call
# fails: test_a_new_call_after_a_cancel, test_all_leave
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        task = self.calls.get(key)
        if task is None:
            task = self.calls[key] = asyncio.create_task(fetch(key))
            task.add_done_callback(lambda _: self.calls.pop(key))
        return await asyncio.shield(task)  # <- here
