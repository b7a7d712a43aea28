# mistake: shield-abandoned
# fails: test_a_cancel_ends_the_fetch
import asyncio


async def every(fetch_page):
    token = None
    while True:
        orders, token = await asyncio.shield(fetch_page(token))  # <- here
        for order in orders:
            yield order
        if token is None:
            return
