# mistake: shared-between-calls
# fails: test_each_call_fetches_anew
import asyncio

pages: dict[str, str] = {}


async def fetch_all(fetch, urls) -> list[str]:
    new = [url for url in urls if url not in pages]  # <- here
    bodies = await asyncio.gather(*(fetch(url) for url in new))
    pages.update(zip(new, bodies, strict=True))
    return [pages[url] for url in urls]
