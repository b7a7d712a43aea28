# mistake: lock-step
# fails: test_an_error_frees_its_place, test_exactly_the_limit
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers, batch = [], []
    for url in urls:
        batch.append(asyncio.create_task(fetch(url)))
        if len(batch) == limit:
            answers += await asyncio.gather(*batch, return_exceptions=True)  # <- here
            batch = []
    return answers + await asyncio.gather(*batch, return_exceptions=True)
