# mistake: lock-across-io
# fails: test_slow_reports
import asyncio
import functools


def one_at_a_time(function):
    """Make an async function that several callers use in turn."""
    lock = asyncio.Lock()

    @functools.wraps(function)
    async def wrapper(*args):
        async with lock:  # <- here
            return await function(*args)

    return wrapper


@one_at_a_time
async def at_the_desk(work):
    """Do some work at the desk."""
    return await work()


async def report(fetch, tidy_up) -> str:
    """Fetch the figures while tidying up; return the figures."""
    async with asyncio.TaskGroup() as group:
        figures = group.create_task(fetch())
        group.create_task(at_the_desk(tidy_up))
    return figures.result()
