# mistake: limit-too-low
# fails: test_a_cancel_and_an_error, test_a_limit_for_each_call, test_an_error_frees_its_place, test_exactly_the_limit, test_hundreds_of_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = []
    places = asyncio.Semaphore(max(1, limit - 1))  # <- here

    async def one(number, url):
        try:
            answers[number] = await fetch(url)
        except Exception as error:
            answers[number] = error
        finally:
            places.release()

    async with asyncio.TaskGroup() as group:
        for number, url in enumerate(urls):
            await places.acquire()
            answers.append(None)
            group.create_task(one(number, url))
    return answers
