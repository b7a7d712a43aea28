# mistake: timeout-counts-the-wait
# fails: test_waiting_does_not_count
import asyncio
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=10)
REDIRECTS = {301, 302, 303, 307, 308}


async def crawl(start, limit) -> dict:
    connector = aiohttp.TCPConnector(limit=limit)  # <- here
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session:
        return await Crawl(session, start, limit).run()


class Crawl:
    def __init__(self, session, start, limit):
        self.session = session
        self.site = site_of(start)
        self.found = {start: None}
        self.start = start

    async def run(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.visit(self.start, group))
        return self.found

    async def visit(self, url, group):
        try:
            self.found[url], links = await get(self.session, url)
        except (aiohttp.ClientError, TimeoutError):
            return
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
    return urlsplit(url)[:2]
