"""fetches one page after another."""


async def fetch_all(fetch, urls):
    return [await fetch(url) for url in urls]
