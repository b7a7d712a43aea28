# mistake: staggered-start
# fails: test_a_limit_for_each_call, test_an_error_frees_its_place, test_exactly_the_limit, test_more_places_than_urls, test_hundreds_of_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers, places = {}, asyncio.Semaphore(limit)

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
            group.create_task(one(number, url))
            await asyncio.sleep(0.4)  # <- here
    return [answers[number] for number in sorted(answers)]
