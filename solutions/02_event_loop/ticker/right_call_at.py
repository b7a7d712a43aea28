"""Asks the loop to finish a future at the very moment, with `call_at`, which takes the loop's time."""

import asyncio


async def until(moment):
    loop = asyncio.get_running_loop()
    due = loop.create_future()
    timer = loop.call_at(moment, due.set_result, None)
    try:
        await due
    finally:
        timer.cancel()


async def every(interval, action, times) -> None:
    begin = asyncio.get_running_loop().time()
    for tick in range(times):
        await until(begin + tick * interval)
        await action()
