"""It is the loop that calls it, and has the timer."""

import asyncio
import threading


async def main():
    rung = []

    def ring():
        rung.append(threading.current_thread() is home)

    home = threading.current_thread()
    asyncio.get_running_loop().call_later(0.5, ring)
    await asyncio.sleep(1)
    return rung
