"""It takes one after another out of `done`, until there is none left."""

import asyncio


async def main(paint):
    pending = {asyncio.create_task(paint(seconds)) for seconds in (0, 0, 1)}
    painted = []
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        while done:
            painted.append(done.pop().result())
    return painted
