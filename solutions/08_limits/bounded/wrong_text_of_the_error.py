# mistake: none
# fails: test_an_error_stands_in_the_list
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = str(error)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
