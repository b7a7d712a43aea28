# mistake: waits-on-itself
# fails: test_runs_on_the_loop, test_wakes_the_loop, test_the_error_arrives, test_callers_do_not_wait_for_each_other, test_the_loop_is_free
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
