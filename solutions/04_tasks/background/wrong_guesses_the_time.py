# mistake: result-too-early
# fails: test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    task = asyncio.create_task(fetch())
    await tidy_up()
    await asyncio.sleep(1)
    return task.result()  # <- here
