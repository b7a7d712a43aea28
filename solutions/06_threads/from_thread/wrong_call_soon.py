# mistake: touching-the-loop-from-a-thread
# fails: test_wakes_the_loop, test_the_coroutine_is_cancelled
import concurrent.futures


def submit(loop, coro, seconds) -> object:
    future = concurrent.futures.Future()
    tasks = []

    async def run():
        try:
            future.set_result(await coro)
        except Exception as error:
            future.set_exception(error)

    loop.call_soon(lambda: tasks.append(loop.create_task(run())))  # <- here
    try:
        return future.result(seconds)
    except TimeoutError:
        loop.call_soon(tasks[0].cancel)
        raise
