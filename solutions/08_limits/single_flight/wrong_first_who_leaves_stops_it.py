# mistake: shared-cancel
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_all_leave, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        call = self.calls.get(key)
        if call is None or call["task"].done():
            call = self.calls[key] = {"task": asyncio.create_task(fetch(key)), "callers": 0}
        call["callers"] += 1
        try:
            return await asyncio.shield(call["task"])
        finally:
            call["callers"] -= 1
            if call["callers"] == 0 or not call["task"].done():
                if self.calls.get(key) is call:
                    del self.calls[key]
                call["task"].cancel()  # <- here
                await asyncio.wait([call["task"]])
