"""Two workers take the letters in turn: no task waits for a stamp."""

import asyncio


async def main(stamp):
    letters = iter(["bill", "offer", "order", "reply", "thanks", "wishes"])
    most = 0

    async def work():
        nonlocal most
        for letter in letters:
            most = max(most, len(asyncio.all_tasks()))
            await stamp(letter)

    await asyncio.gather(work(), work())
    return most
