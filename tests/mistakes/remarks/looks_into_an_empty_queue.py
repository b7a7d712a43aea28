# remark: polling
import asyncio


async def main(fetch):
    queue = asyncio.Queue()
    task = asyncio.create_task(fetch(1))
    task.add_done_callback(queue.put_nowait)
    while True:
        try:
            return queue.get_nowait().result()
        except asyncio.QueueEmpty:
            await asyncio.sleep(0.05)  # <- here
