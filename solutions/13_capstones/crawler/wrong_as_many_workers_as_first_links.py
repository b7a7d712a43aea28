# mistake: serial-await
# fails: test_all_places_are_used
import asyncio
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import aiohttp

MOVED = (301, 302, 303, 307, 308)


def home_of(url):
    return urlsplit(url)[:2]


async def look_at(session, url):
    async with asyncio.timeout(10), session.get(url, allow_redirects=False) as reply:
        body = await reply.text(errors="replace")
    if reply.status in MOVED:
        return reply.status, [reply.headers["Location"]]
    if reply.status != 200 or reply.content_type != "text/html":
        return reply.status, []
    return 200, re.findall(r'href="(.*?)"', body)


async def crawl(start, limit) -> dict:
    result, line = {start: None}, asyncio.Queue()

    async def visit(session, url):
        try:
            result[url], links = await look_at(session, url)
        except (aiohttp.ClientError, TimeoutError):
            return
        for link in links:
            target = urldefrag(urljoin(url, link)).url
            if home_of(target) == home_of(start) and target not in result:
                result[target] = None
                line.put_nowait(target)

    async def clerk(session):
        while True:
            await visit(session, await line.get())  # <- here
            line.task_done()

    pool = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=pool) as session:
        await visit(session, start)
        async with asyncio.TaskGroup() as group:
            clerks = [group.create_task(clerk(session)) for _ in range(min(limit, line.qsize()))]
            await line.join()
            for each in clerks:
                each.cancel()
    return result
