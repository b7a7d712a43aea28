# mistake: missing-call
# fails: test_loads_adds_saves
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = await self.load()
            if amount:
                balance += amount
                await self.save(balance)
            return balance
