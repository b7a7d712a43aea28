# mistake: blocking-call
# fails: test_fetches_while_tidying, test_slow_reports
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def report(fetch, tidy_up) -> str:
    with ThreadPoolExecutor() as pool:
        future = pool.submit(asyncio.run, fetch())
        await tidy_up()
        return future.result()  # <- here
