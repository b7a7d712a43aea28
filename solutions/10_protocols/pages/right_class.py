"""No generator: a class whose `__anext__` keeps in mind what is left of the page."""

from collections import deque


class Orders:
    def __init__(self, fetch_page) -> None:
        self.fetch_page = fetch_page
        self.page = deque()
        self.token = None
        self.at_the_end = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.page:
            if self.at_the_end:
                raise StopAsyncIteration
            page, self.token = await self.fetch_page(self.token)
            self.page.extend(page)
            self.at_the_end = self.token is None
        return self.page.popleft()


def every(fetch_page):
    return Orders(fetch_page)
