# mistake: missing-call
# fails: test_each_saves_what_it_returns
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()
        self.waiting = []

    async def deposit(self, amount) -> int:
        mine = [amount, None]
        self.waiting.append(mine)
        async with self.lock:
            if mine[1] is None:
                batch, self.waiting = self.waiting, []
                balance = await self.load()
                for entry in batch:
                    balance += entry[0]
                    entry[1] = balance
                await self.save(balance)
            return mine[1]
