import asyncio


class Account:
    """An account whose balance is stored elsewhere; deposits into it do not affect each other."""

    def __init__(self, load, save) -> None:
        """Store the two async functions: `load()` returns the balance, `save(balance)` sets it."""
        self.load = load
        self.save = save
        # One lock for each account: it guards this balance, and no other.
        self._turn = asyncio.Lock()

    async def deposit(self, amount) -> int:
        """Add the amount to the balance; return the new balance."""
        # From reading to writing nobody else may come between; so the lock is held all the while,
        # and given back however the block is left: by an error, or by a cancellation, too.
        async with self._turn:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
