# mistake: called-again
# fails: test_a_cancel_and_an_error, test_an_error_frees_its_place
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            for _ in range(2):
                try:
                    answers[number] = await fetch(url)
                    break
                except Exception as error:
                    answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
