# mistake: none
# mistake from 3.14: lost-exception
# fails: test_fails_at_the_same_moment
# Does not look at the error of a commit that ends as the cancellation comes.

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
    if cancelled is not None:
        raise cancelled
    return writing.result()
