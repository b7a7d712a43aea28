# mistake: spin-wait
# fails: test_nothing_is_polled
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    in_flight = 0

    async def one(url):
        nonlocal in_flight
        in_flight += 1
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
                await asyncio.sleep(0.01)  # <- here
            tasks.append(group.create_task(one(url)))
            await asyncio.sleep(0)
    return [task.result() for task in tasks]
