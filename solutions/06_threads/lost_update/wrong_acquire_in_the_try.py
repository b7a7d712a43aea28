# mistake: freed-anothers-lock
# fails: test_a_cancelled_wait_disturbs_nobody
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        try:
            await self.lock.acquire()
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            self.lock.release()  # <- here
