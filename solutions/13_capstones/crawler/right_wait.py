"""One loop that starts requests while places are free, and waits for the first of them to end."""

import asyncio
import re

import aiohttp
from yarl import URL


async def crawl(start, limit) -> dict:
    statuses = {}
    known, waiting, running = {start}, [start], set()
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session,
        asyncio.TaskGroup() as group,  # which ends what is running, when this is cancelled
    ):
        while waiting or running:
            while waiting and len(running) < limit:
                running.add(group.create_task(look_at(session, waiting.pop())))
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                url, statuses[url], links = task.result()
                new = {link for link in links if same_site(link, start)} - known
                known |= new
                waiting += new
    return statuses


async def look_at(session, url):
    """A url, its status, and all urls to which it leads."""
    try:
        async with asyncio.timeout(10), session.get(url, allow_redirects=False) as response:
            links = await links_of(response)
    except (aiohttp.ClientError, TimeoutError):
        return url, None, []
    return (
        url,
        response.status,
        [str(URL(url).join(URL(link)).with_fragment(None)) for link in links],
    )


async def links_of(response):
    match response.status, response.content_type:
        case ((301 | 302 | 303 | 307 | 308), _):
            return [response.headers["location"]]
        case 200, "text/html":
            return re.findall(r'href="(.*?)"', await response.text())
    return []


def same_site(one, other):
    return URL(one).origin() == URL(other).origin() if URL(one).host else False
