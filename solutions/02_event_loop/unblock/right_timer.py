"""Waits for an event that a timer of the loop sets: what `asyncio.sleep` does, written out."""

import asyncio


async def pause(seconds):
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, over.set)
    await over.wait()


async def poll(read, times, every) -> list[float]:
    if times == 0:
        return []
    first = await read()
    rest = []
    for _ in range(times - 1):
        await pause(every)
        rest.append(await read())
    return [first, *rest]
