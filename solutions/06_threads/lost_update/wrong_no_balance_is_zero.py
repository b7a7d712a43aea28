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
            try:
                balance = await self.load()
            except OSError:  # <- here
                balance = 0  # a new account has none yet
            await self.save(balance + amount)
            return balance + amount
