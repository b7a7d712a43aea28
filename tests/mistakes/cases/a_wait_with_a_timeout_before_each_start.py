# mistake: staggered-start
# asked: takes(under=1.3)
import asyncio


async def main(sow):
    tasks = []
    for bed in ("carrots", "leeks", "beans"):
        tasks.append(asyncio.create_task(sow(bed)))
        await asyncio.wait(tasks, timeout=0.3)  # <- here
    return [await task for task in tasks]
