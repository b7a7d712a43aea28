# mistake: lost-exception
# fails: test_fails_at_the_same_moment, test_saves_share_nothing, test_the_error_wins
# After a cancellation nobody hears that the commit has failed.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.wait([writing])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled  # <- here
    return writing.result()
