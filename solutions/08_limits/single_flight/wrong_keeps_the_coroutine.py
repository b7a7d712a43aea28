# mistake: cached-coroutine
# fails: all


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key not in self.calls:
            self.calls[key] = fetch(key)  # <- here
        try:
            return await self.calls[key]
        finally:
            self.calls.pop(key, None)
