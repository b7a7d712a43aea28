# mistake: limit-too-low
# fails: test_a_cancel_and_an_error, test_exactly_the_limit
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)  # <- here
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(min(limit, 100)):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
