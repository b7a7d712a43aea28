# mistake: leaked-permit
# fails: test_a_cancel_ends_everything, test_an_error_frees_its_place, test_an_error_stands_in_the_list, test_goes_on_after_errors
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places, tasks = asyncio.Semaphore(limit), []

    async def one(url):
        answer = await fetch(url)
        places.release()
        return answer

    for url in urls:
        await places.acquire()  # <- here
        tasks.append(asyncio.create_task(one(url)))
    return await asyncio.gather(*tasks, return_exceptions=True)
