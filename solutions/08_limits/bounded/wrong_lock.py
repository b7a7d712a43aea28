# mistake: lock-across-io
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    lock, numbered, answers = asyncio.Lock(), enumerate(urls), {}

    async def work():
        while True:
            async with lock:  # <- here
                number, url = next(numbered, (None, None))
                if number is None:
                    return
                try:
                    answers[number] = await fetch(url)
                except Exception as error:
                    answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
