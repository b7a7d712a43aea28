"""An ordinary function: it returns what gather makes, and its caller awaits that."""

import asyncio


def fetch_all(fetch, urls):
    return asyncio.gather(*(fetch(url) for url in urls))
