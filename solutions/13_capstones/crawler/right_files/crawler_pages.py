"""One request: the status of a url, and the links that are found there."""

import asyncio
import re

import aiohttp

PATIENCE = 10
REDIRECTS = {301, 302, 303, 307, 308}


async def loaded(session, url):
    """The status, or None, and the links."""
    try:
        async with asyncio.timeout(PATIENCE), session.get(url, allow_redirects=False) as response:
            return response.status, await links_in(response)
    except (aiohttp.ClientError, TimeoutError):
        return None, []


async def links_in(response):
    if response.status in REDIRECTS:
        return [response.headers["Location"]]
    if response.status == 200 and response.content_type == "text/html":
        return re.findall(r'href="(.*?)"', await response.text())
    return []
