# mistake: unexpected-error
# fails: test_all_are_in_flight_at_once, test_the_order_given, test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    users, posts, comments = urls  # <- here
    return await asyncio.gather(fetch(users), fetch(posts), fetch(comments))
