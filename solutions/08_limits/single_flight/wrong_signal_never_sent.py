# mistake: lost-wakeup
# fails: all
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key in self.calls:
            call = self.calls[key]
            await call["done"].wait()  # <- here
            return call["answer"]
        call = self.calls[key] = {"done": asyncio.Event(), "answer": None}
        call["answer"] = await fetch(key)
        call["done"].set()
        del self.calls[key]
        return call["answer"]
