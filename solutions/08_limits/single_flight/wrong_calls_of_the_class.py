# mistake: shared-between-calls
# fails: test_objects_are_apart
import asyncio


class SingleFlight:
    calls: dict = {}  # <- here

    def __init__(self) -> None:
        pass

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
                await asyncio.wait([call["task"]])
