# mistake: none
# asked: gives("dive 3")
import asyncio


def patience():
    return 1


async def main(dive):
    return await asyncio.wait_for(dive(3), patience())
