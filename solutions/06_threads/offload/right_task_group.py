"""A TaskGroup waits for the threads; an error of one comes out in an ExceptionGroup."""

import asyncio


async def read_all(read, names) -> list:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.to_thread(read, name)) for name in names]
    return [task.result() for task in tasks]
