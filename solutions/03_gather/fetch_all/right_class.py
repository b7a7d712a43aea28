"""A small class holds the tasks: `ask` starts one, and awaiting the object gives all answers."""

import asyncio


class Errand:
    def __init__(self, fetch):
        self.fetch = fetch
        self.tasks = []

    def ask(self, url):
        self.tasks.append(asyncio.create_task(self.fetch(url)))

    def __await__(self):
        return asyncio.gather(*self.tasks).__await__()


async def fetch_all(fetch, urls) -> list[str]:
    errand = Errand(fetch)
    for url in urls:
        errand.ask(url)
    return list(await errand)
