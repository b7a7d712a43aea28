# mistake: none
# fails: test_nothing_after_leaving, test_readers_share_nothing
class Pages:
    page = []
    token = None
    done = False

    def __init__(self, fetch_page):
        self.fetch_page = fetch_page

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.page:
            if self.done:
                raise StopAsyncIteration
            orders, self.token = await self.fetch_page(self.token)
            self.page.extend(orders)
            self.done = self.token is None
        return self.page.pop(0)


def every(fetch_page):
    return Pages(fetch_page)
