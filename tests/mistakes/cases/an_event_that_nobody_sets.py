# mistake: none
# asked: ends
import asyncio


async def main(fetch):
    await fetch(1)
    await asyncio.Event().wait()
