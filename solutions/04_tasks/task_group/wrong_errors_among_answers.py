# mistake: unchecked-results
# fails: test_the_error_comes_out, test_stops_the_others
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    return await asyncio.gather(*map(fetch, urls), return_exceptions=True)  # <- here
