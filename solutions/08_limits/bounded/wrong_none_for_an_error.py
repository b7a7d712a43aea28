# mistake: none
# fails: test_an_error_stands_in_the_list
import asyncio
from contextlib import suppress


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = []
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            answers.append(None)
            with suppress(Exception):
                answers[number] = await fetch(url)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return answers
