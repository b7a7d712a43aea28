# mistake: leaked-permit
# fails: test_goes_on_after_a_cancel
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        await self.lock.acquire()
        receipts = []
        for document in documents:
            task = asyncio.create_task(self.send(document))
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError:
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    pass
                self.lock.release()
                raise
            if task.cancelled() or task.exception():
                self.lock.release()
            receipts.append(task.result())
        self.lock.release()
        return receipts
