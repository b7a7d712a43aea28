# mistake: none
# fails: test_accounts_do_not_wait_for_each_other
import asyncio

CHANGED = asyncio.Condition()


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.taken = False

    async def deposit(self, amount) -> int:
        async with CHANGED:
            while self.taken:
                await CHANGED.wait()
            self.taken = True
        try:
            new = await self.load() + amount
            await self.save(new)
            return new
        finally:
            self.taken = False
            async with CHANGED:
                CHANGED.notify()
