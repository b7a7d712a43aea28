# mistake: torn-update
# fails: test_a_cancelled_wait_disturbs_nobody
import asyncio


class Account:
    """An account whose balance is stored elsewhere; deposits into it do not affect each other."""

    def __init__(self, load, save) -> None:
        """Store the two async functions: `load()` returns the balance, `save(balance)` sets it."""
        self.load = load
        self.save = save
        self._last = None

    async def deposit(self, amount) -> int:
        """Add the amount to the balance; return the new balance."""
        before = self._last
        self._last = mine = asyncio.Event()
        try:
            if before is not None:
                await before.wait()
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            mine.set()  # <- here
