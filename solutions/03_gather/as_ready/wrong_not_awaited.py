# mistake: returned-coroutine
# fails: test_all_in_flight, test_each_as_soon_as_it_is_there, test_each_call_fetches_anew, test_many_slow_shops, test_the_quickest_first


async def as_ready(fetch, urls):
    for url in urls:
        yield url, fetch(url)  # <- here
