# mistake: swallowed-error
# fails: test_an_error_comes_out
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = await self.load()
            try:
                await self.save(balance + amount)
            except OSError:  # <- here
                return balance
            return balance + amount
