"""An ordinary function that starts a task and returns it: its caller awaits the task."""

import asyncio


def report(fetch, tidy_up):
    return asyncio.ensure_future(both(fetch, tidy_up))


async def both(fetch, tidy_up):
    figures, _ = await asyncio.gather(fetch(), tidy_up())
    return figures
