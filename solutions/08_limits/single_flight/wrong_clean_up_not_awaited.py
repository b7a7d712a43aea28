# mistake: none
# fails: test_all_leave
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
            if call["callers"] == 0:
                if self.calls.get(key) is call:
                    del self.calls[key]
                call["task"].cancel()
