# mistake: none
# fails: test_nothing_after_the_end
class Pages:
    def __init__(self, fetch_page):
        self.fetch_page = fetch_page
        self.page = []
        self.token = None
        self.last = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.page:
            if self.last:
                self.last = False
                raise StopAsyncIteration
            page, self.token = await self.fetch_page(self.token)
            self.page = list(page)
            self.last = self.token is None
        return self.page.pop(0)


def every(fetch_page):
    return Pages(fetch_page)
