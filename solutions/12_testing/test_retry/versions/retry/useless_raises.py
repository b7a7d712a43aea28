"""does nothing but raise a ValueError."""


async def get_with_retry(session, url, attempts, delay):
    raise ValueError("this is of no use")
