# mistake: none
# fails: test_goes_on_after_an_error
import asyncio


class Printer:
    """A task for each turn. When `send` itself raises a CancelledError, nobody tells the caller."""

    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        async with self.lock:
            answer = asyncio.get_running_loop().create_future()
            printing = asyncio.create_task(self.print_for(answer, documents))
            try:
                return await asyncio.shield(answer)
            except asyncio.CancelledError:
                while not printing.done():
                    printing.cancel()
                    await asyncio.wait([printing])
                raise

    async def print_for(self, answer, documents):
        try:
            answer.set_result([await self.send(document) for document in documents])
        except asyncio.CancelledError:
            pass  # whoever cancelled it waits for the end of this task, and not for the answer
        except BaseException as error:
            answer.set_exception(error)
