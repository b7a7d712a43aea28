# mistake: spin-wait
# fails: test_over_a_minute
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
            for _ in range(1500):
                if call["task"].done():
                    break
                await asyncio.sleep(0)  # <- here
            return await asyncio.shield(call["task"])
        finally:
            call["callers"] -= 1
            if call["callers"] == 0:
                if self.calls.get(key) is call:
                    del self.calls[key]
                call["task"].cancel()
                await asyncio.wait([call["task"]])
