# mistake: shared-between-calls
# fails: test_accounts_do_not_wait_for_each_other
import asyncio

lock = asyncio.Lock()  # <- here


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        async with lock:
            balance = await self.load()
            balance += amount
            await self.save(balance)
        return balance
