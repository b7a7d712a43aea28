# mistake: returned-task
# fails: test_runs_on_the_loop, test_the_error_arrives, test_gives_up_in_time, test_the_coroutine_is_cancelled, test_callers_do_not_wait_for_each_other, test_zero_is_a_limit_too
import asyncio


def submit(loop, coro, seconds) -> object:
    return asyncio.run_coroutine_threadsafe(coro, loop)  # <- here
