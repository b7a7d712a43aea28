# mistake: none
# fails: test_minutes, test_nothing_after_leaving, test_only_when_it_is_asked_for
import asyncio


async def every(fetch_page):
    coming = asyncio.create_task(fetch_page(None))
    while coming is not None:
        orders, token = await coming
        coming = None if token is None else asyncio.create_task(fetch_page(token))
        for order in orders:
            yield order
