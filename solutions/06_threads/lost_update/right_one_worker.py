"""One worker does all deposits of an account, in turn; the others hand in and wait for the answer."""

import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.waiting = []
        self.worker = None

    async def deposit(self, amount) -> int:
        answer = asyncio.get_running_loop().create_future()
        self.waiting.append((amount, answer))
        if self.worker is None or self.worker.done():
            self.worker = asyncio.create_task(self.work())
        return await answer

    async def work(self):
        while self.waiting:
            amount, answer = self.waiting.pop(0)
            if answer.cancelled():
                continue
            try:
                balance = await self.load() + amount
                if answer.cancelled():
                    continue
                await self.save(balance)
            except Exception as error:
                if not answer.cancelled():
                    answer.set_exception(error)
            else:
                if not answer.cancelled():
                    answer.set_result(balance)
