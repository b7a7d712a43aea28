# mistake: not-async
# fails: all
import asyncio


def fetch_all(fetch, urls):  # <- here
    return asyncio.gather(*(fetch(url) for url in urls))
