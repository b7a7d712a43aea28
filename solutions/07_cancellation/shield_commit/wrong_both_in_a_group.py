# mistake: wrong-error
# fails: test_fails_at_the_same_moment, test_saves_share_nothing, test_the_error_wins
# Raises the error and the cancellation in one group.

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
    if writing.exception() and cancelled:
        raise BaseExceptionGroup("saving failed", [writing.exception(), cancelled])
    if cancelled:
        raise cancelled
    return writing.result()
