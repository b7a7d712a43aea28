# mistake: none
# fails: test_reads_the_urls_as_it_goes
import asyncio

END = object()


async def fetch_bounded(fetch, urls, limit) -> list:
    queue = asyncio.Queue(maxsize=limit + 1)
    answers = {}

    async def worker():
        while (item := await queue.get()) is not END:
            number, url = item
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error
            if asyncio.current_task().cancelling():
                return

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
        for number, url in enumerate(urls):
            await queue.put((number, url))
        for _ in range(limit):
            await queue.put(END)
    return [answers[number] for number in range(len(answers))]
