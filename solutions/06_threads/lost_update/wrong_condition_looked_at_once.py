# mistake: torn-update
# fails: test_all_fifty_count
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.busy = False
        self.turn = asyncio.Condition()

    async def deposit(self, amount) -> int:
        async with self.turn:
            if self.busy:
                await self.turn.wait()
            self.busy = True
        try:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            async with self.turn:
                self.busy = False
                self.turn.notify()
