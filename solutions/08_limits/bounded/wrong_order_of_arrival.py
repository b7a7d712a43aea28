# mistake: completion-order
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = []
    left = iter(urls)

    async def work():
        for url in left:
            try:
                answers.append(await fetch(url))  # <- here
            except Exception as error:
                answers.append(error)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return answers
