# mistake: none
# fails: test_other_keys_do_not_wait
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}
        self.places = asyncio.Semaphore(8)

    async def get(self, key, fetch) -> object:
        call = self.calls.get(key)
        if call is None or call["task"].done():
            call = self.calls[key] = {"task": asyncio.create_task(self.fetch(key, fetch)), "callers": 0}
        call["callers"] += 1
        try:
            return await asyncio.shield(call["task"])
        finally:
            call["callers"] -= 1
            if call["callers"] == 0:
                if self.calls.get(key) is call:
                    del self.calls[key]
                call["task"].cancel()
                await asyncio.wait([call["task"]])

    async def fetch(self, key, fetch):
        async with self.places:
            return await fetch(key)
