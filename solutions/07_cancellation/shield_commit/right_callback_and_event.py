"""Is woken by a callback of the task, which sets an Event."""

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    over, stopped = asyncio.Event(), []
    writing = asyncio.create_task(commit(entry))
    writing.add_done_callback(lambda _: over.set())
    while not over.is_set():
        try:
            await over.wait()
        except asyncio.CancelledError as error:
            stopped.append(error)
    if writing.cancelled() or writing.exception() or not stopped:
        return await writing
    raise stopped[-1]
