# mistake: swallowed-cancel
# fails: test_at_the_same_moment, test_cancelled_twice, test_ends_as_cancelled, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing
# Takes the cancellation back when the commit is whole.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    while not writing.done():
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:  # <- here
            asyncio.current_task().uncancel()
    return writing.result()
