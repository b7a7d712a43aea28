# mistake: spin-wait
# fails: test_at_the_same_moment, test_checks_and_commits, test_fails_at_the_same_moment, test_more_cancels, test_waits_without_polling
# Looks in every turn of the loop.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.sleep(0)  # <- here
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()
    if cancelled is not None:
        raise cancelled
    return number
