# mistake: spin-wait
# fails: test_an_error_frees_its_place, test_exactly_the_limit, test_few_tasks, test_never_more_than_the_limit, test_nothing_is_polled, test_the_order_of_the_urls, test_thousands_of_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    in_flight = 0

    async def one(url):
        nonlocal in_flight
        try:
            return await fetch(url)
        except Exception as error:
            return error
        finally:
            in_flight -= 1

    async with asyncio.TaskGroup() as group:
        tasks = []
        for url in urls:
            while in_flight >= limit:
                await asyncio.sleep(0)  # <- here
            in_flight += 1
            tasks.append(group.create_task(one(url)))
    return [task.result() for task in tasks]
