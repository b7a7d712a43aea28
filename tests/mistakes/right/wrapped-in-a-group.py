"""A group for calls that all succeed."""

import asyncio


async def main(read):
    async with asyncio.TaskGroup() as group:
        page = group.create_task(read("first"))
    return page.result()
