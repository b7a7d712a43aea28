# mistake: none
# fails: test_stops_the_others
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    results = await asyncio.gather(*map(fetch, urls), return_exceptions=True)  # <- here
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
