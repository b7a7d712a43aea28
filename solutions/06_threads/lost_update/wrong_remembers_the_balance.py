# mistake: missing-call
# fails: test_each_saves_what_it_returns, test_loads_adds_saves
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.balance = None
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            if self.balance is None:
                self.balance = await self.load()
            await self.save(self.balance + amount)
            self.balance += amount
            return self.balance
