# mistake: returned-coroutine
# fails: all


async def fetch_all(fetch, urls) -> list[str]:
    return [fetch(url) for url in urls]  # <- here
