# mistake: none
# fails: test_a_cancel_ends_everything, test_a_limit_for_each_call, test_an_error_frees_its_place, test_exactly_the_limit, test_more_places_than_urls, test_never_more_than_the_limit, test_thousands_of_urls
import asyncio

LIMIT = 3


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(LIMIT):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
