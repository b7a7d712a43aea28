"""gives the printer to somebody who was cancelled while waiting, and then nobody gets it."""

import asyncio
from collections import deque


class Printer:
    def __init__(self, send):
        self.send = send
        self.busy = False
        self.line = deque()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
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
