# mistake: limit-too-low
# fails: test_a_limit_for_each_call
import asyncio

places = {}


async def fetch_bounded(fetch, urls, limit) -> list:
    place = places.setdefault("all", asyncio.Semaphore(limit))
    answers = []

    async def one(number, url):
        try:
            answers[number] = await fetch(url)
        except Exception as error:
            answers[number] = error
        finally:
            place.release()

    async with asyncio.TaskGroup() as group:
        for number, url in enumerate(urls):
            await place.acquire()
            answers.append(None)
            group.create_task(one(number, url))
    return answers
