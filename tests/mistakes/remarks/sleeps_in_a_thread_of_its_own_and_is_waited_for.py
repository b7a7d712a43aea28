# remark: none
import asyncio
import threading
import time


async def main():
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    def work():
        time.sleep(0.3)
        loop.call_soon_threadsafe(over.set)

    threading.Thread(target=work).start()
    await over.wait()
