"""It lets two in, and then waits until the second is over."""

import asyncio


async def main(admit):
    admitted = []
    for pair in ([0, 0], [0, 0]):
        pause = asyncio.create_task(asyncio.sleep(1))
        admitted += await asyncio.gather(*[admit(guest) for guest in pair])
        await pause
    return admitted
