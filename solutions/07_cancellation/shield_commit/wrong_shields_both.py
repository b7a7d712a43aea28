# mistake: unasked-call
# fails: test_never_begins, test_saves_share_nothing, test_stops_the_check
# Shields the check as well: the commit starts after a cancellation.

import asyncio


async def save(record, check, commit) -> str:
    async def both():
        return await commit(await check(record))

    writing = asyncio.create_task(both())
    cancelled = None
    while not writing.done():
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()
    if cancelled is not None:
        raise cancelled
    return number
