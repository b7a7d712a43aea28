"""Has a function for the waiting, which uses `asyncio.wait` in place of `shield`."""

import asyncio


async def uninterrupted(task):
    """The result of the task; a cancellation meanwhile is raised in its place at the end."""
    cancels = 0
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancels += 1
    result = await task
    if cancels:
        raise asyncio.CancelledError
    return result


async def save(record, check, commit) -> str:
    return await uninterrupted(asyncio.ensure_future(commit(await check(record))))
