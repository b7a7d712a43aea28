# mistake: none
# fails: test_both_are_over, test_slow_reports
import asyncio
import contextlib


async def report(fetch, tidy_up) -> str:
    tidying = asyncio.create_task(tidy_up())
    figures = await fetch()
    tidying.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await tidying
    return figures
