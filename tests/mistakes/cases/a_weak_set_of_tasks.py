# mistake: collected-task
# asked: loses_no_error
import asyncio
import gc
import weakref

kept = weakref.WeakSet()  # <- here


async def forever():
    await asyncio.get_running_loop().create_future()


async def main(row):
    kept.add(asyncio.create_task(forever()))
    await row("out")
    gc.collect()
