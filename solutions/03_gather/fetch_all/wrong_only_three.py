# mistake: unexpected-error
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew, test_one_url_and_none, test_the_order_given, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    users, posts, comments = urls  # <- here
    return await asyncio.gather(fetch(users), fetch(posts), fetch(comments))
