"""The first page stands before the loop, and the last one after it. Each place of a page by its number."""

from collections.abc import AsyncIterator


async def every(fetch_page) -> AsyncIterator:
    page, following = await fetch_page(None)
    while following is not None:
        for place in range(len(page)):
            yield page[place]
        page, following = await fetch_page(following)
    for place in range(len(page)):
        yield page[place]
