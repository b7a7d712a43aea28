"""Asks the task itself, by `cancelling()`, whether it was cancelled meanwhile."""

import asyncio
from contextlib import suppress


async def save(record, check, commit) -> str:
    entry = await check(record)
    me = asyncio.current_task()
    before = me.cancelling()
    writing = asyncio.create_task(commit(entry))
    while not writing.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([writing])
    number = writing.result()
    if me.cancelling() > before:
        raise asyncio.CancelledError
    return number
