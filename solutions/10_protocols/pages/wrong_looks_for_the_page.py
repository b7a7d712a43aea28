# mistake: polling
# fails: test_a_cancel_ends_the_fetch, test_who_waits_is_woken
import asyncio


async def every(fetch_page):
    token = None
    while True:
        task = asyncio.create_task(fetch_page(token))
        while not task.done():
            await asyncio.sleep(0.01)  # <- here
        orders, token = task.result()
        for order in orders:
            yield order
        if token is None:
            return
