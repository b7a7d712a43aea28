# mistake: none
# fails: test_accounts_do_not_wait_for_each_other
import asyncio

TURNS = asyncio.Semaphore(0)


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        TURNS.release()

    async def deposit(self, amount) -> int:
        async with TURNS:
            new = await self.load() + amount
            await self.save(new)
            return new
