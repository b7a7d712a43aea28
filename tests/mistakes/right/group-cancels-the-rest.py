"""Each task catches its own error, so the group has no reason to cancel."""

import asyncio


async def page(read, number):
    try:
        return await read(number)
    except LookupError:
        return None


async def main(read):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(page(read, number)) for number in (2, "torn")]
    return tasks[0].result()
