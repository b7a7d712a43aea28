"""The thread asks the loop to put something into the queue."""

import asyncio
import threading
import time


def press(loop, bell):
    time.sleep(0.5)
    loop.call_soon_threadsafe(bell.put_nowait, "ferry")


async def main():
    loop = asyncio.get_running_loop()
    bell = asyncio.Queue()
    threading.Thread(target=press, args=[loop, bell]).start()
    return await bell.get()
