# mistake: guessed-time-limit
# fails: test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    task = asyncio.create_task(fetch())
    await tidy_up()
    return await asyncio.wait_for(task, timeout=30)  # <- here
