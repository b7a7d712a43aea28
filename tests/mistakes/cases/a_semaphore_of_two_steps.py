# mistake: limit-too-low
# asked: takes(under=2.5)
import asyncio


class Page:
    LIMIT: int = 4

    def __init__(self, ask, post):
        self.ask, self.post = ask, post
        self.slots = asyncio.Semaphore(self.LIMIT)  # <- here

    async def member(self, number):
        async with self.slots:
            await self.ask(1, number)
            return await self.post(1, number)


async def main(ask, post):
    page = Page(ask, post)
    return await asyncio.gather(*(page.member(number) for number in range(7)))
