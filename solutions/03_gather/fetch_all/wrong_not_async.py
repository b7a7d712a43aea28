# mistake: not-async
# fails: all
import asyncio


def fetch_all(fetch, urls):  # <- here
    return [asyncio.ensure_future(fetch(url)) for url in urls]
