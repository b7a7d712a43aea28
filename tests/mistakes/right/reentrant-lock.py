"""One takes the lock after the other, nobody twice."""

import asyncio


async def add_to(pot, add, what):
    async with pot:
        await add(what)


async def main(add):
    pot = asyncio.Lock()
    await add_to(pot, add, "pepper")
    await add_to(pot, add, "salt")
    return "seasoned"
