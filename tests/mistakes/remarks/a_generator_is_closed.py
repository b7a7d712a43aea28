# remark: none
from contextlib import aclosing


async def pages(fetch):
    for number in range(1, 4):
        yield await fetch(number)


async def main(fetch):
    async with aclosing(pages(fetch)) as all_pages:
        async for page in all_pages:
            return page
