"""A token in a queue: whoever has it may work, and puts it back."""

import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.token = asyncio.Queue()
        self.token.put_nowait("your turn")

    async def deposit(self, amount) -> int:
        token = await self.token.get()
        try:
            balance = await self.load()
            await self.save(balance + amount)
            return balance + amount
        finally:
            self.token.put_nowait(token)
