# mistake: never-awaited
# fails: all
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = self.load() + amount  # <- here
            await self.save(balance)
            return balance
