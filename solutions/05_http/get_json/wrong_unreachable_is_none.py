# mistake: no-error-raised
# fails: test_other_errors_propagate
import aiohttp


async def get_json(session, url) -> dict:
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()
    except aiohttp.ClientConnectionError:
        return None  # <- here
