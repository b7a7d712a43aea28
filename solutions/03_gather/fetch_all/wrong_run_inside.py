# mistake: nested-run
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async def main():
        return await asyncio.gather(*(fetch(url) for url in urls))

    return asyncio.run(main())  # <- here
