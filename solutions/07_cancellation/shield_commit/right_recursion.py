"""Waits again by calling itself from the `except`, and raises on the way back."""

import asyncio


async def end_of(task):
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        await end_of(task)
        raise


async def save(record, check, commit) -> str:
    writing = asyncio.create_task(commit(await check(record)))
    try:
        await end_of(writing)
    finally:
        if not writing.cancelled() and writing.exception():
            raise writing.exception() from None
    return writing.result()
