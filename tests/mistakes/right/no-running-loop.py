"""The task is created by an ordinary function, which is called in the loop's own thread."""

import asyncio


def start(bake):
    return asyncio.create_task(bake("rye"))


async def main(bake):
    return await start(bake)
