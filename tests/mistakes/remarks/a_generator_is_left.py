# remark: generator-not-closed
import asyncio


async def pages(fetch):
    try:
        for number in range(1, 4):
            yield await fetch(number)
    finally:
        await asyncio.sleep(0)


async def main(fetch):
    async for page in pages(fetch):  # <- here
        return page
