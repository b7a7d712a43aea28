"""A flag and a condition: everyone waits until nobody is at the balance."""

import asyncio


class Account:
    def __init__(self, load, save):
        self.load = load
        self.save = save
        self.busy = False
        self.free = asyncio.Condition()

    async def deposit(self, amount):
        async with self.free:
            await self.free.wait_for(lambda: not self.busy)
            self.busy = True
        try:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            async with self.free:
                self.busy = False
                self.free.notify()
