# mistake: base-exception-missed
# fails: test_a_cancelled_save_undoes_nothing, test_goes_on_after_a_cancellation
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        await self.lock.acquire()
        try:
            balance = await self.load() + amount
            await self.save(balance)
        except Exception:  # <- here
            self.lock.release()
            raise
        self.lock.release()
        return balance
