# mistake: sync-protocol
# fails: all
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        with self.lock:  # <- here
            balance = await self.load() + amount
            await self.save(balance)
            return balance
