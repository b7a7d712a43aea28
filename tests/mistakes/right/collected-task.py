"""Somebody keeps hold of the task until it is over."""

import asyncio
import gc

background = set()


async def main(open_door):
    task = asyncio.create_task(open_door("front"))
    background.add(task)
    task.add_done_callback(background.discard)
    del task
    gc.collect()
    await asyncio.wait(set(background))
    return len(background)
