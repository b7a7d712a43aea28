"""Three files: this one starts the visits, one loads a page, and one knows what a link means."""

import asyncio

import aiohttp
from crawler_links import Site
from crawler_pages import loaded


async def crawl(start, limit) -> dict:
    site, places = Site(start), asyncio.Semaphore(limit)
    statuses = {start: None}

    async def visit(url):
        async with places:
            statuses[url], links = await loaded(session, url)
        for target in site.targets(url, links):
            if target not in statuses:
                statuses[target] = None
                group.create_task(visit(target))

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        async with asyncio.TaskGroup() as group:
            group.create_task(visit(start))
    return statuses
