# mistake: collected-task
# asked: ends
import asyncio
import gc


async def open_when_rung(opened):
    bell = asyncio.get_running_loop().create_future()
    try:
        await bell
    finally:
        opened.set()


async def main():
    door = asyncio.Event()
    asyncio.create_task(open_for_all(door))  # <- here
    await asyncio.sleep(0.1)
    gc.collect()
    await door.wait()


async def open_for_all(door):
    await asyncio.get_running_loop().create_future()
    door.set()
