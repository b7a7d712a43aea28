# mistake: none
# fails: test_the_error_arrives
import asyncio
import queue


def submit(loop, coro, seconds) -> object:
    answers = queue.Queue()

    async def run():
        answers.put(await coro)  # <- here

    future = asyncio.run_coroutine_threadsafe(run(), loop)
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        future.cancel()
        raise TimeoutError from None
