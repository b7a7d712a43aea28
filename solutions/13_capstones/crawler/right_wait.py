"""One loop that starts requests while places are free, and waits for the first of them to end."""

import asyncio
import re

import aiohttp
from yarl import URL


async def crawl(start, limit) -> dict:
    statuses = {}
    known, waiting, running = {start}, [start], set()
    options = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(
        timeout=options, connector=aiohttp.TCPConnector(limit=limit)
    ) as session:
        try:
            while waiting or running:
                while waiting and len(running) < limit:
                    running.add(asyncio.create_task(look_at(session, waiting.pop())))
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for url, status, links in [task.result() for task in done]:
                    statuses[url] = status
                    new = {link for link in links if same_site(link, start)} - known
                    known |= new
                    waiting += new
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
    return statuses


async def look_at(session, url):
    """A url, its status, and all urls to which it leads."""
    try:
        async with session.get(url, allow_redirects=False) as response:
            links = []
            if response.status // 100 == 3:
                links = [response.headers.get("location", "")]
            elif response.status == 200 and response.content_type == "text/html":
                links = re.findall(r'href="(.*?)"', await response.text())
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return url, None, []
    return (
        url,
        response.status,
        [str(URL(url).join(URL(link)).with_fragment(None)) for link in links],
    )


def same_site(one, other):
    return URL(one).scheme == URL(other).scheme and URL(one).authority == URL(other).authority
