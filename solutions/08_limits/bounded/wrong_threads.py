# mistake: loop-per-thread
# fails: test_a_cancel_ends_everything, test_an_error_stands_in_the_list, test_each_url_is_fetched_once, test_exactly_the_limit, test_few_tasks, test_never_more_than_the_limit, test_reads_the_urls_as_it_goes, test_the_order_of_the_urls, test_thousands_of_urls
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def fetch_bounded(fetch, urls, limit) -> list:
    loop = asyncio.get_running_loop()

    def one(url):
        return asyncio.run(fetch(url))  # <- here

    with ThreadPoolExecutor(limit) as pool:
        tasks = [loop.run_in_executor(pool, one, url) for url in urls]
        return await asyncio.gather(*tasks, return_exceptions=True)
