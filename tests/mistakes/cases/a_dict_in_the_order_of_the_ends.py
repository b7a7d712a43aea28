# mistake: completion-order
# asked: gives({3: "fetch 3", 2: "fetch 2", 1: "fetch 1"})
import asyncio


async def main(fetch):
    numbers = (3, 2, 1)
    ended = [await call for call in asyncio.as_completed(map(fetch, numbers))]  # <- here
    return dict(zip(numbers, ended))
