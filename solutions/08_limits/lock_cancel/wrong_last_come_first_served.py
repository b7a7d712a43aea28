# mistake: none
# fails: test_a_cancelled_wait_disturbs_nobody, test_first_come_first_served, test_goes_on_after_an_error
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.busy = False
        self.line = []

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        await self.enter()
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.leave()

    async def enter(self):
        if not self.busy:
            self.busy = True
            return
        turn = asyncio.get_running_loop().create_future()
        self.line.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self.leave()
            raise

    def leave(self):
        while self.line:
            turn = self.line.pop()
            if not turn.done():
                turn.set_result(None)
                return
        self.busy = False
