import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    """Fetch all urls, `limit` at a time; return the answers or errors in the order of the urls."""
    answers = []
    places = asyncio.Semaphore(limit)

    async def one(number, url):
        try:
            answers[number] = await fetch(url)
        except Exception as error:
            answers[number] = error
        finally:
            places.release()

    async with asyncio.TaskGroup() as group:
        for number, url in enumerate(urls):
            # A place first, and then a task: there are never more tasks than places.
            await places.acquire()
            answers.append(None)
            group.create_task(one(number, url))
    return answers
