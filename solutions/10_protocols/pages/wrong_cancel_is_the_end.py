# mistake: swallowed-cancel
# fails: test_a_cancel_ends_the_fetch
import asyncio


async def every(fetch_page):
    token = None
    while True:
        try:
            orders, token = await fetch_page(token)
        except asyncio.CancelledError:  # <- here
            return
        for order in orders:
            yield order
        if token is None:
            return
