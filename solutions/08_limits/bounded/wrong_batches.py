# mistake: lock-step
# fails: test_an_error_frees_its_place, test_exactly_the_limit
import asyncio
from itertools import islice


async def fetch_bounded(fetch, urls, limit) -> list:
    answers, left = [], iter(urls)
    while batch := list(islice(left, limit)):
        answers += await asyncio.gather(*map(fetch, batch), return_exceptions=True)  # <- here
    return answers
