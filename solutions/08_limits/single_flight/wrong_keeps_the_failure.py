# mistake: none
# fails: test_a_failure_is_not_kept
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        call = self.calls.get(key)
        if call is None:
            call = self.calls[key] = {"task": asyncio.create_task(fetch(key)), "callers": 0}
        call["callers"] += 1
        try:
            answer = await asyncio.shield(call["task"])
            if self.calls.get(key) is call:
                del self.calls[key]
            return answer
        finally:
            call["callers"] -= 1
            if call["callers"] == 0 and not call["task"].done():
                del self.calls[key]
                call["task"].cancel()
                await asyncio.wait([call["task"]])
