# mistake: group-cancels-the-rest
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            answers[number] = await fetch(url)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())  # <- here
    return [answers[number] for number in sorted(answers)]
