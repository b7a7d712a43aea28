"""It awaits the task, and returns what that gives."""

import asyncio


async def main(bake):
    bread = asyncio.create_task(bake("rye"))
    return await bread
