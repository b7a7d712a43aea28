# mistake: none
# fails: test_reads_the_urls_as_it_goes
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    queue, answers = asyncio.Queue(), {}
    for item in enumerate(urls):
        queue.put_nowait(item)

    async def work():
        while not queue.empty():
            number, url = queue.get_nowait()
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
