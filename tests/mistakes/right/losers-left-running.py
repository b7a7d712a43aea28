"""The losers are cancelled, and it waits until they have gone."""

import asyncio


async def main(cross):
    ferries = [asyncio.create_task(cross(minutes)) for minutes in (3, 1, 2)]
    done, pending = await asyncio.wait(ferries, return_when=asyncio.FIRST_COMPLETED)
    for ferry in pending:
        ferry.cancel()
    await asyncio.wait(pending)
    return done.pop().result()
