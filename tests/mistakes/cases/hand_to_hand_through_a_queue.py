# mistake: none
# asked: takes(under=2.0)
import asyncio


async def main(find, read):
    queue = asyncio.Queue()

    async def finds():
        page = "atlas"
        for _ in range(3):
            page = await find(page)
            await queue.put(page)
        await queue.put(None)

    async def reads():
        while page := await queue.get():
            await read(0, page)

    await asyncio.gather(finds(), reads())
