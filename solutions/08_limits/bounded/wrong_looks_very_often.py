# mistake: spin-wait
# fails: test_nothing_is_polled
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    in_flight, tasks = 0, []

    async def one(url):
        nonlocal in_flight
        try:
            return await fetch(url)
        except Exception as error:
            return error
        finally:
            in_flight -= 1

    async with asyncio.TaskGroup() as group:
        for url in urls:
            while in_flight >= limit:
                await asyncio.sleep(0.01)  # <- here
            in_flight += 1
            tasks.append(group.create_task(one(url)))
    return [task.result() for task in tasks]
