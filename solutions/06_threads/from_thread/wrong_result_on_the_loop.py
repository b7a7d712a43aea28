# mistake: waits-on-itself
# fails: all
import asyncio
import concurrent.futures


def submit(loop, coro, seconds) -> object:
    answer = concurrent.futures.Future()

    def run():
        future = asyncio.run_coroutine_threadsafe(coro, loop)
        try:
            answer.set_result(future.result(seconds))  # <- here
        except Exception as error:
            future.cancel()
            answer.set_exception(error)

    loop.call_soon_threadsafe(run)
    return answer.result()
