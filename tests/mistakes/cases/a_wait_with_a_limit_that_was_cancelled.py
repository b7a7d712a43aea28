# mistake: losers-left-running
# asked: leaves_nothing
import asyncio


async def baked(bake, seconds):
    tasks = [asyncio.create_task(bake(n)) for n in (3, 4)]
    done, late = await asyncio.wait(tasks, timeout=seconds)  # <- here
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    return done


async def main(bake):
    try:
        async with asyncio.timeout(1):
            await baked(bake, 10)
    except TimeoutError:
        return "closed"
