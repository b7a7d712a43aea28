"""A class with only `__aiter__`: each `async for` begins at the first page. A task for each fetch."""

import asyncio


class every:
    def __init__(self, fetch_page) -> None:
        self.fetch_page = fetch_page

    async def __aiter__(self):
        token, more = None, True
        while more:
            orders, token = await asyncio.create_task(self.fetch_page(token))
            more = token is not None
            for order in orders:
                yield order
