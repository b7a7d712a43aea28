# mistake: cached-coroutine
# fails: all
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key not in self.calls:
            task = self.calls[key] = asyncio.create_task(fetch(key))
            task.add_done_callback(lambda _: self.calls.pop(key))
        return await self.calls[key]  # <- here
