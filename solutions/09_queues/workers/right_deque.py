"""Workers that pop places from a deque, in a `gather`, and outcomes that are futures."""

import asyncio
from collections import deque


async def process(items, work, n) -> list:
    todo = deque(range(len(items)))
    outcomes = [asyncio.Future() for _ in items]

    async def worker():
        while todo:
            place = todo.popleft()
            try:
                outcome = await work(items[place])
            except BaseException as error:
                if asyncio.current_task().cancelling():
                    raise
                outcome = error
            outcomes[place].set_result(outcome)

    # With `return_exceptions` a gather that is cancelled waits until all of its tasks have ended.
    await asyncio.gather(*(worker() for _ in range(n)), return_exceptions=True)
    return [future.result() for future in outcomes]
