# mistake: polling
# fails: test_a_cancel_ends_everything, test_a_limit_for_each_call, test_an_error_frees_its_place, test_exactly_the_limit
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    tasks = []
    for url in urls:
        while sum(not task.done() for task in tasks) >= limit:
            await asyncio.sleep(0.5)  # <- here
        tasks.append(asyncio.create_task(fetch(url)))
    return await asyncio.gather(*tasks, return_exceptions=True)
