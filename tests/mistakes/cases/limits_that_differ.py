# mistake: guessed-time-limit
# asked: gives("dive 3 dive 1")
import asyncio


async def within(call, seconds):
    return await asyncio.wait_for(call, seconds)  # <- here


async def main(dive):
    first, second = await asyncio.gather(within(dive(1), 4), within(dive(3), 2))
    return f"{second} {first}"
