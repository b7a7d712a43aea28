# mistake: swallowed-error
# fails: test_an_error_page_is_not_an_answer, test_other_errors_propagate
import aiohttp


async def get_json(session, url) -> dict:
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()
    except aiohttp.ClientError as error:  # <- here
        print(f"Error fetching {url}: {error}")
        return {}
