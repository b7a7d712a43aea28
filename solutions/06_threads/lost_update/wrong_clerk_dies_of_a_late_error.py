# mistake: lost-exception
# fails: test_goes_on_after_a_cancellation
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.waiting = []
        self.clerk = None

    async def deposit(self, amount) -> int:
        answer = asyncio.get_running_loop().create_future()
        self.waiting.append((amount, answer))
        if self.clerk is None or self.clerk.done():
            self.clerk = asyncio.create_task(self._work())  # <- here
        return await answer

    async def _work(self):
        while self.waiting:
            amount, answer = self.waiting.pop(0)
            if answer.cancelled():
                continue
            try:
                balance = await self.load() + amount
                await self.save(balance)
            except Exception as error:
                answer.set_exception(error)  # raises when the deposit was cancelled meanwhile
            else:
                if not answer.done():
                    answer.set_result(balance)
