"""The locks are in one dictionary, one for each account."""

import asyncio
from collections import defaultdict

LOCKS = defaultdict(asyncio.Lock)


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        async with LOCKS[self]:
            balance = await self.load()
            await self.save(balance + amount)
            return balance + amount
