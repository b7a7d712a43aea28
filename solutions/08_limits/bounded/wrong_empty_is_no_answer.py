# mistake: falsy-dropped
# fails: test_a_cancel_and_an_error, test_an_error_stands_in_the_list, test_each_url_is_fetched_once, test_hundreds_of_urls
import asyncio


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
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers) if answers[number]]  # <- here
