# mistake: error-not-handled
# fails: test_a_cancel_and_an_error, test_an_error_frees_its_place, test_an_error_stands_in_the_list, test_goes_on_after_errors
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            answers[number] = await fetch(url)  # <- here

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
