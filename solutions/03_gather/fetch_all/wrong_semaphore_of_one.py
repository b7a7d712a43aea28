# mistake: lock-across-io
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew, test_three_fetches_take_as_long_as_one
import asyncio

one_at_a_time = asyncio.Semaphore()


async def fetch_all(fetch, urls) -> list[str]:
    async def polite(url):
        async with one_at_a_time:  # <- here
            return await fetch(url)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(polite(url)) for url in urls]
    return [task.result() for task in tasks]
