"""The task is made on the loop by `call_soon_threadsafe`, and answers through a queue for threads."""

import asyncio
import queue


def submit(loop, coro, seconds) -> object:
    answers = queue.Queue()
    tasks = []

    async def run():
        try:
            answers.put((await coro, None))
        except Exception as error:
            answers.put((None, error))

    loop.call_soon_threadsafe(lambda: tasks.append(asyncio.ensure_future(run())))
    try:
        value, error = answers.get(timeout=seconds)
    except queue.Empty:
        loop.call_soon_threadsafe(lambda: tasks[0].cancel())
        raise TimeoutError from None
    if error is not None:
        raise error
    return value
