"""A thread waits for what the loop does; the loop itself awaits."""

import asyncio


def ask(loop, boil):
    kettle = asyncio.run_coroutine_threadsafe(boil(0), loop)
    return kettle.result(timeout=5)


async def main(boil):
    loop = asyncio.get_running_loop()
    return await asyncio.to_thread(ask, loop, boil)
