# mistake: shared-between-calls
# fails: test_accounts_do_not_wait_for_each_other
import asyncio


class Account:
    """An account whose balance is stored elsewhere; deposits into it do not affect each other."""

    _lock = asyncio.Lock()  # <- here

    def __init__(self, load, save) -> None:
        """Store the two async functions: `load()` returns the balance, `save(balance)` sets it."""
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        """Add the amount to the balance; return the new balance."""
        async with self._lock:
            balance = await self.load()
            balance += amount
            await self.save(balance)
            return balance
