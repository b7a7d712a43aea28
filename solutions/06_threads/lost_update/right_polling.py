# remark: polling
"""A flag, looked at again and again."""

import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.busy = False

    async def deposit(self, amount) -> int:
        while self.busy:
            await asyncio.sleep(0.001)
        self.busy = True
        try:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            self.busy = False
