# mistake: torn-update
# fails: test_a_cancelled_wait_disturbs_nobody
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.last = asyncio.Event()
        self.last.set()

    async def deposit(self, amount) -> int:
        before, mine = self.last, asyncio.Event()
        self.last = mine
        try:
            await before.wait()
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            mine.set()
