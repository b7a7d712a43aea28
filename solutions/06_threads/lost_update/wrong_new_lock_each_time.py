# mistake: torn-update
# fails: test_all_fifty_count, test_a_cancelled_wait_disturbs_nobody
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        async with asyncio.Lock():  # <- here
            balance = await self.load() + amount
            await self.save(balance)
            return balance
