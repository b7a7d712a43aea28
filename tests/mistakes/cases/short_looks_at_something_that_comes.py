# mistake: none
# asked: takes(under=0.2)
import asyncio


async def main():
    there = []
    asyncio.get_running_loop().call_later(0.5, there.append, "the ferry")
    while not there:
        await asyncio.sleep(0.01)
    return there
