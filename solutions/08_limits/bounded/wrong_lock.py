# mistake: lock-across-io
# fails: test_a_cancel_and_an_error, test_a_limit_for_each_call, test_an_error_frees_its_place, test_exactly_the_limit, test_hundreds_of_urls, test_more_places_than_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    lock, numbered, answers = asyncio.Lock(), enumerate(urls), {}

    async def work():
        while True:
            async with lock:  # <- here
                number, url = next(numbered, (None, None))
                if number is None:
                    return
                try:
                    answers[number] = await fetch(url)
                except Exception as error:
                    answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
