# mistake: none
# fails: test_a_cancel_ends_everything, test_a_limit_for_each_call, test_an_error_frees_its_place, test_never_more_than_the_limit, test_thousands_of_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    tasks, running = [], set()
    for url in urls:
        if len(running) > limit:
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        tasks.append(asyncio.create_task(fetch(url)))
        running.add(tasks[-1])
    return await asyncio.gather(*tasks, return_exceptions=True)
