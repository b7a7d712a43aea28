"""The thread has ended when the function returns: it said so just before."""

import asyncio
import threading
import time


async def main():
    loop, rung = asyncio.get_running_loop(), asyncio.Event()

    def ring():
        time.sleep(0.5)
        loop.call_soon_threadsafe(rung.set)

    threading.Thread(target=ring).start()
    await rung.wait()
    return "everyone has heard it"
