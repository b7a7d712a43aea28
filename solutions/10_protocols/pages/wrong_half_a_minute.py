# mistake: guessed-time-limit
# fails: test_minutes
import asyncio


async def every(fetch_page):
    token = None
    while True:
        orders, token = await asyncio.wait_for(fetch_page(token), 30)  # <- here
        for order in orders:
            yield order
        if token is None:
            return
