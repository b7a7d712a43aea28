# mistake: swallowed-cancel
# fails: test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_all_leave, test_comes_as_the_last_leaves, test_ends_as_cancelled
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
        except asyncio.CancelledError:  # <- here
            return None
        finally:
            call["callers"] -= 1
            if call["callers"] == 0:
                if self.calls.get(key) is call:
                    del self.calls[key]
                call["task"].cancel()
                await asyncio.wait([call["task"]])
