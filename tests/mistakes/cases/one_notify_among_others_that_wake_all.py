# mistake: lost-wakeup
# asked: gives("closed")
import asyncio


class Inbox:
    def __init__(self):
        self.items = []
        self.closed = False
        self.changed = asyncio.Condition()

    async def put(self, item):
        async with self.changed:
            self.items.append(item)
            self.changed.notify_all()

    async def close(self):
        async with self.changed:
            self.closed = True
            self.changed.notify()  # <- here

    async def get(self):
        async with self.changed:
            while not self.items and not self.closed:
                await self.changed.wait()
            return self.items.pop() if self.items else None


async def main(fetch):
    inbox = Inbox()
    readers = [asyncio.create_task(inbox.get()) for _ in range(3)]
    await fetch("mail")
    await inbox.close()
    await asyncio.gather(*readers)
    return "closed"
