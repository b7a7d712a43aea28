# mistake: guessed-time-limit
# asked: gives("dive 3")
import asyncio

PATIENCE = 1


async def main(dive):
    async with asyncio.timeout(PATIENCE):  # <- here
        return await dive(3)
