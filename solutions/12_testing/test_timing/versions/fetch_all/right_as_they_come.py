"""is right, and puts each page into its place as it arrives."""

import asyncio


async def fetch_all(fetch, urls):
    pages = [None] * len(urls)

    async def fill(place, url):
        pages[place] = await fetch(url)

    for filled in asyncio.as_completed([fill(*one) for one in enumerate(urls)]):
        await filled
    return pages
