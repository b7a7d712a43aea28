"""As many workers as requests may be in flight, and a queue of urls; each page puts its links into it."""

import asyncio
import re
from urllib.parse import urldefrag, urljoin, urlparse

import aiohttp


async def crawl(start, limit) -> dict:
    queue, found = asyncio.Queue(), {}
    connector = aiohttp.TCPConnector(limit=limit)

    def add(url):
        url, _ = urldefrag(url)
        here, home = urlparse(url), urlparse(start)
        if url not in found and (here.scheme, here.netloc) == (home.scheme, home.netloc):
            found[url] = None
            queue.put_nowait(url)

    async def work(session):
        while True:
            url = await queue.get()
            try:
                async with asyncio.timeout(10):
                    found[url], links = await load(session, url)
                for link in links:
                    add(urljoin(url, link))
            except (OSError, aiohttp.ClientError):
                pass  # a TimeoutError is an OSError
            queue.task_done()

    async with aiohttp.ClientSession(connector=connector) as session:
        async with asyncio.TaskGroup() as group:
            add(start)
            workers = [group.create_task(work(session)) for _ in range(limit)]
            await queue.join()
            for worker in workers:
                worker.cancel()
    return found


async def load(session, url):
    async with session.get(url, allow_redirects=False) as response:
        text = await response.text(errors="replace")
        if response.status in (301, 302, 303, 307, 308):
            return response.status, [response.headers["Location"]]
        is_page = response.status == 200 and response.content_type == "text/html"
        return response.status, re.findall('href="([^"]*)"', text) if is_page else []
