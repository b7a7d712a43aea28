# mistake: returned-coroutine
# fails: test_the_quickest_first, test_each_as_soon_as_it_is_there, test_all_in_flight


async def as_ready(fetch, urls):
    for url in urls:
        yield url, fetch(url)  # <- here
