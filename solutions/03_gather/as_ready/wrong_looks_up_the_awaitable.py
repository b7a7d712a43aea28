# mistake: unexpected-error
# fails: test_all_in_flight, test_each_as_soon_as_it_is_there, test_each_call_fetches_anew, test_leaving_raises_nothing, test_leaving_stops_the_rest, test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    url_of = {asyncio.create_task(fetch(url)): url for url in urls}
    try:
        for quickest in asyncio.as_completed(url_of):
            yield url_of[quickest], await quickest  # <- here
    finally:
        for task in url_of:
            task.cancel()
