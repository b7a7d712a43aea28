# mistake: shared-between-calls
# fails: test_accounts_do_not_wait_for_each_other
import asyncio


class Account:
    lock = asyncio.Lock()  # <- here

    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
