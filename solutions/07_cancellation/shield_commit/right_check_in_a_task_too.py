"""Gives both steps a task, and passes a cancellation on to the check only."""

import asyncio


async def ended(task, pass_on):
    """Wait for the end of a task; whether this was cancelled meanwhile."""
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
            if pass_on:
                task.cancel()
    return cancelled


async def save(record, check, commit) -> str:
    checking = asyncio.create_task(check(record))
    if await ended(checking, pass_on=True):
        raise asyncio.CancelledError
    writing = asyncio.create_task(commit(checking.result()))
    cancelled = await ended(writing, pass_on=False)
    number = writing.result()
    if cancelled:
        raise asyncio.CancelledError
    return number
