"""A small coroutine for each name, gathered with a star."""

import asyncio


async def read_one(read, name):
    return await asyncio.to_thread(read, name)


async def read_all(read, names) -> list:
    tasks = []
    for name in names:
        tasks.append(asyncio.create_task(read_one(read, name)))
    answers = []
    for task in tasks:
        answers.append(await task)
    return answers
