# mistake: none
# fails: all
import asyncio
from collections import defaultdict


class SingleFlight:
    def __init__(self) -> None:
        self.locks = defaultdict(asyncio.Lock)
        self.answers = {}

    async def get(self, key, fetch) -> object:
        async with self.locks[key]:
            if key not in self.answers:
                self.answers[key] = await fetch(key)
            return self.answers[key]
