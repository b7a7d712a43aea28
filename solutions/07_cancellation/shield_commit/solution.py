import asyncio


async def save(record, check, commit) -> str:
    """Check the record, then commit it; a commit that has started is waited for in any case."""
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.shield(writing)  # a cancellation ends this wait, and not the writing
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()  # the error of the commit comes first
    if cancelled is not None:
        raise cancelled
    return number
