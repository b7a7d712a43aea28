# mistake: cached-coroutine
# fails: all
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
