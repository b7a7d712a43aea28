# mistake: wrong-error
# fails: test_at_the_same_moment, test_cancelled_twice, test_ends_as_cancelled, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing
# Raises an error of its own when it was cancelled.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()
    if cancelled is not None:
        raise RuntimeError(f"cancelled, but stored as {number}")  # <- here
    return number
