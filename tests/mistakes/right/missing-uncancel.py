"""It takes the request back that it has sent to itself."""

import asyncio


async def fish(cast):
    me = asyncio.current_task()
    asyncio.get_running_loop().call_later(0.5, me.cancel)
    try:
        await cast(9)
    except asyncio.CancelledError:
        return me.uncancel()


async def main(cast):
    return await asyncio.create_task(fish(cast))
