# mistake: none
# fails: all
import asyncio
from collections import defaultdict


class SingleFlight:
    def __init__(self) -> None:
        self.locks = defaultdict(asyncio.Lock)

    async def get(self, key, fetch) -> object:
        async with self.locks[key]:
            return await fetch(key)
