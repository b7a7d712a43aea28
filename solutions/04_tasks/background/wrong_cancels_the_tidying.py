# mistake: cancelled-not-awaited
# fails: test_both_are_over, test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    tidying = asyncio.create_task(tidy_up())
    try:
        return await fetch()
    finally:
        tidying.cancel()
