"""Takes and gives back by hand: `acquire` before the `try`, `release` in the `finally`."""

import asyncio


class Account:
    def __init__(self, load, save):
        self.load, self.save = load, save
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        await self.lock.acquire()
        try:
            balance = await self.load()
            balance += amount
            await self.save(balance)
        finally:
            self.lock.release()
        return balance
