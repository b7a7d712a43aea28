# mistake: none
# fails: test_a_cancelled_save_undoes_nothing
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = await self.load() + amount
            await asyncio.shield(self.save(balance))  # <- here
            return balance
