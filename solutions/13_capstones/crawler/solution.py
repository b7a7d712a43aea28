import asyncio
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=10)
REDIRECTS = {301, 302, 303, 307, 308}


async def crawl(start, limit) -> dict:
    """The status of each url of a site, or None; at most `limit` requests at a time."""
    # The connector's own limit is 100. A request that waits there spends its 10 seconds on it.
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session:
        return await Crawl(session, start, limit).run()


class Crawl:
    def __init__(self, session, start, limit):
        self.session = session
        self.site = site_of(start)
        self.found = {start: None}  # every url that is known, so that none is requested twice
        self.places = asyncio.Semaphore(limit)
        self.start = start

    async def run(self):
        # The block ends when no task is left: a page starts those of its links before it ends.
        async with asyncio.TaskGroup() as group:
            group.create_task(self.visit(self.start, group))
        return self.found

    async def visit(self, url, group):
        try:
            async with self.places:
                self.found[url], links = await get(self.session, url)
        except (aiohttp.ClientError, TimeoutError):
            return  # None already
        for link in links:
            target = urldefrag(urljoin(url, link)).url
            if site_of(target) == self.site and target not in self.found:
                self.found[target] = None
                group.create_task(self.visit(target, group))


async def get(session, url):
    """The status behind a url, and the links there."""
    async with session.get(url, allow_redirects=False) as response:
        if response.status in REDIRECTS:
            return response.status, [response.headers["Location"]]
        if response.status == 200 and response.content_type == "text/html":
            return response.status, re.findall(r'href="(.*?)"', await response.text())
        return response.status, []


def site_of(url):
    return urlsplit(url)[:2]  # scheme; host and port
