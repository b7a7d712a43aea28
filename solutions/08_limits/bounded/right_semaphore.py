"""Acquires a semaphore before it takes the next url and creates a task for it."""

import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
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
            await places.acquire()
            answers.append(None)
            group.create_task(one(number, url))
    return answers
