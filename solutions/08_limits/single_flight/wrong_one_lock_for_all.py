# mistake: lock-across-io
# fails: all
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.answers = {}

    async def get(self, key, fetch) -> object:
        async with self.lock:
            if key not in self.answers:
                self.answers[key] = await fetch(key)  # <- here
            return self.answers[key]
