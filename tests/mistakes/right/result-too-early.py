"""The results are there when the block has ended."""

import asyncio


async def main(pick):
    async with asyncio.TaskGroup() as group:
        pears = group.create_task(pick("pears"))
        plums = group.create_task(pick("plums"))
    return [pears.result(), plums.result()]
