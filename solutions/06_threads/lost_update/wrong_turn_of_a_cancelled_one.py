# mistake: none
# fails: test_a_cancelled_wait_disturbs_nobody
import asyncio
from collections import deque


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.busy = False
        self.waiting = deque()

    async def deposit(self, amount) -> int:
        if self.busy:
            turn = asyncio.Event()
            self.waiting.append(turn)
            await turn.wait()  # <- here
        self.busy = True
        try:
            balance = await self.load() + amount
            await self.save(balance)
            return balance
        finally:
            if self.waiting:
                self.waiting.popleft().set()
            else:
                self.busy = False
