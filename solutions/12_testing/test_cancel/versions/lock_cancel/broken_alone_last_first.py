"""serves whoever came last."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.busy = False
        self.line = []

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        if self.busy:
            turn = asyncio.get_running_loop().create_future()
            self.line.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn in self.line:
                    self.line.remove(turn)
                else:
                    self.leave()
                raise
        self.busy = True
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.leave()

    def leave(self):
        if self.line:
            self.line.pop().set_result(None)
        else:
            self.busy = False
