"""Takes the answer in a callback, and waits for an event that says it is there."""

import asyncio


async def report(fetch, tidy_up) -> str:
    arrived = asyncio.Event()
    fetching = asyncio.get_running_loop().create_task(fetch(), name="fetching")
    fetching.add_done_callback(lambda _: arrived.set())
    await tidy_up()
    await arrived.wait()
    return fetching.result()
