# mistake: none
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_goes_on_after_a_cancel
import asyncio
from collections import deque


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.busy = False
        self.line = deque()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        if self.busy:
            turn = asyncio.Event()
            self.line.append(turn)
            await turn.wait()
        self.busy = True
        try:
            return [await self.send(document) for document in documents]
        finally:
            if self.line:
                self.line.popleft().set()
            else:
                self.busy = False
