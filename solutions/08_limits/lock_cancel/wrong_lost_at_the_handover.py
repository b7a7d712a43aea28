# mistake: lost-handover
# fails: test_cancelled_as_its_turn_comes
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
            turn = asyncio.get_running_loop().create_future()
            self.line.append(turn)
            await turn  # <- here
        self.busy = True
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.leave()

    def leave(self):
        while self.line:
            turn = self.line.popleft()
            if not turn.cancelled():
                turn.set_result(None)
                return
        self.busy = False
