# remark: none
import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, time.sleep, 2)
    loop.run_in_executor(None, threading.Event().wait, 2)
    await asyncio.sleep(0.1)
