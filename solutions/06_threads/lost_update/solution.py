import asyncio


class Account:
    """An account whose balance is kept elsewhere; deposits into it do not disturb each other."""

    def __init__(self, load, save) -> None:
        """Keep the two async functions: `load()` gives the balance, `save(balance)` writes it."""
        self.load = load
        self.save = save
        # One lock for each account: it guards this balance, and no other.
        self._turn = asyncio.Lock()

    async def deposit(self, amount) -> int:
        """Add the amount to the balance; gives the new balance."""
        # From reading to writing nobody else may come between; so the lock is held all the while,
        # and given back however the block is left: by an error, or by a cancellation, too.
        async with self._turn:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
