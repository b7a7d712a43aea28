"""does nothing, and returns None."""


async def get_with_retry(session, url, attempts, delay):
    return None
