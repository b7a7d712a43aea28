# mistake: none
# asked: gives({3: "fetch 3", 2: "fetch 2", 1: "fetch"})
import asyncio


async def main(fetch):
    numbers = (3, 2, 1)
    return dict(zip(numbers, await asyncio.gather(*map(fetch, numbers))))
