"""Two generators, one of pages and one of orders; the loop knows its end by a value of its own."""

from collections.abc import AsyncIterator

END = object()


async def pages_of(fetch_page) -> AsyncIterator[list]:
    token = None
    while token is not END:
        page, token = await fetch_page(token)
        if token is None:
            token = END
        yield page


async def every(fetch_page) -> AsyncIterator:
    async for page in pages_of(fetch_page):
        for order in page:
            yield order
