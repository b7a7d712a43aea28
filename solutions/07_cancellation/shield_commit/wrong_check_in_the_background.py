# mistake: shield-abandoned
# fails: test_an_error_comes_out, test_checks_and_commits, test_fails_at_the_same_moment, test_never_begins, test_saves_share_nothing
# Starts the commit while the check is still running.

import asyncio


async def save(record, check, commit) -> str:
    writing = asyncio.create_task(commit(record))
    await check(record)
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
