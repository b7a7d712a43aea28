import asyncio

import aiohttp
import crawler_pages


class Crawl:
    def __init__(self, session, start, limit):
        self.session = session
        self.found = {start: None}
        self.places = asyncio.Semaphore(limit)
        self.start = start

    async def run(self):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.visit(self.start, group))
        except asyncio.CancelledError:  # <- here
            pass
        return self.found

    async def visit(self, url, group):
        try:
            async with self.places:
                self.found[url], links = await crawler_pages.get(self.session, url)
        except (aiohttp.ClientError, TimeoutError):
            return
        for target in crawler_pages.targets(url, links, self.start):
            if target not in self.found:
                self.found[target] = None
                group.create_task(self.visit(target, group))
