# mistake: none
# fails: test_nothing_after_leaving, test_only_when_it_is_asked_for
import asyncio


def every(fetch_page):
    first = asyncio.ensure_future(fetch_page(None))

    async def orders():
        page, token = await first
        while True:
            for order in page:
                yield order
            if token is None:
                break
            page, token = await fetch_page(token)

    return orders()
