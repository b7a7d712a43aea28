# mistake: swallowed-cancel
# fails: test_ends_as_cancelled
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    """Fetch all URLs at the same time; return the answers that arrive within so many seconds."""
    calls = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        if calls:
            await up_to(asyncio.get_running_loop().time() + seconds, calls.values())
        return {url: call.result() for url, call in calls.items() if call.done()}
    finally:
        await stopped([call for call in calls.values() if not call.done()])
        for call in calls.values():
            if not call.cancelled():
                call.exception()


async def up_to(end, calls) -> None:
    """Wait for all calls, or for the first that fails, but not longer than to the end."""
    try:
        async with asyncio.timeout_at(end) as limit:
            await asyncio.wait(calls, return_when=asyncio.FIRST_EXCEPTION)
    except (asyncio.CancelledError, TimeoutError):  # <- here
        if asyncio.get_running_loop().time() < limit.when():
            raise


async def stopped(calls) -> None:
    """Cancel these calls, and wait for their ends, also when it is cancelled meanwhile."""
    for call in calls:
        call.cancel()
    interrupted = False
    while any(not call.done() for call in calls):
        try:
            await asyncio.wait(calls)
        except asyncio.CancelledError:
            interrupted = True
    if interrupted:
        raise asyncio.CancelledError
