"""A semaphore of one is a lock by another name."""

from asyncio import Semaphore


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.one_at_a_time = Semaphore(1)

    async def deposit(self, amount) -> int:
        async with self.one_at_a_time:
            balance = await self.load()
            new = balance + amount
            await self.save(new)
            return new
