# mistake: guessed-time-limit
# fails: test_all_fifty_count
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = await asyncio.wait_for(self.load(), 10) + amount
            await asyncio.wait_for(self.save(balance), 10)
            return balance
