# mistake: unexpected-error
# fails: test_the_quickest_first, test_each_as_soon_as_it_is_there, test_all_in_flight, test_leaving_stops_the_rest, test_leaving_raises_nothing
import asyncio


async def as_ready(fetch, urls):
    url_of = {asyncio.create_task(fetch(url)): url for url in urls}
    try:
        for quickest in asyncio.as_completed(url_of):
            yield url_of[quickest], await quickest  # <- here
    finally:
        for task in url_of:
            task.cancel()
