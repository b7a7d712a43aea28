# mistake: none
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = list(enumerate(urls))

    async def work():
        while numbered:
            number, url = numbered.pop()
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
