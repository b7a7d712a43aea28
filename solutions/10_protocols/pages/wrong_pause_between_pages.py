# mistake: none
# fails: test_minutes
import asyncio


async def every(fetch_page):
    token = None
    while True:
        orders, token = await fetch_page(token)
        for order in orders:
            yield order
        if token is None:
            return
        await asyncio.sleep(0.1)
