# mistake: swallowed-cancel
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_everything
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except BaseException as error:  # <- here
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
