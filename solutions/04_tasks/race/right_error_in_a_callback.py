# remark: lost-exception
"""Callbacks fill in a future, and one of a cancelled task asks that for its error, which raises."""

import asyncio


async def first_success(attempts):
    answer = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]

    def ended(task):
        if answer.done() and not task.cancelled():
            return
        if task.exception() is None:
            answer.set_result(task.result())
        elif all(other.done() for other in tasks):
            errors = [other.exception() for other in tasks]
            answer.set_exception(ExceptionGroup("all attempts failed", errors))

    for task in tasks:
        task.add_done_callback(ended)
    try:
        return await answer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
