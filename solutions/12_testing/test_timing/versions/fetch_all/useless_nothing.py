"""does nothing, and returns None."""


async def fetch_all(fetch, urls):
    return None
