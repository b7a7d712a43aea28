# mistake: leaked-permit
# fails: test_an_error_frees_its_place, test_an_error_stands_in_the_list, test_goes_on_after_errors
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places, answers = asyncio.Semaphore(limit), {}

    async def one(number, url):
        try:
            answers[number] = await fetch(url)
            places.release()
        except Exception as error:
            answers[number] = error

    async with asyncio.TaskGroup() as group:
        for number, url in enumerate(urls):
            await places.acquire()  # <- here
            group.create_task(one(number, url))
    return [answers[number] for number in sorted(answers)]
