# mistake: cancelled-not-awaited
# asked: leaves_nothing
import asyncio


async def fail():
    await asyncio.sleep(0.5)
    raise LookupError("no such page")


async def main(fetch):
    tasks = [asyncio.create_task(call) for call in (fetch(3), fail())]
    try:
        return await asyncio.gather(*tasks)
    except LookupError:
        for task in tasks:
            task.cancel()  # <- here
        return None
