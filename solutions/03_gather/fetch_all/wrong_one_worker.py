# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    queue = asyncio.Queue()
    bodies = []

    async def worker():
        while True:
            url = await queue.get()
            bodies.append(await fetch(url))  # <- here
            queue.task_done()

    for url in urls:
        queue.put_nowait(url)
    task = asyncio.create_task(worker())
    await queue.join()
    task.cancel()
    return bodies
