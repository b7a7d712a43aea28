from collections.abc import AsyncIterator


async def every(fetch_page) -> AsyncIterator:
    """Yield every order of every page, and fetch each page only when it is needed."""
    token = None
    while True:
        orders, token = await fetch_page(token)
        for order in orders:
            yield order
        if token is None:
            return
