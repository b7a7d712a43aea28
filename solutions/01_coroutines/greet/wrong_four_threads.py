# mistake: limit-too-low
# fails: test_others_run_during_the_pause
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

waiting_room = ThreadPoolExecutor(max_workers=4)  # <- here


async def greet(name) -> None:
    """Say hello, pause for one second, say goodbye."""
    loop = asyncio.get_running_loop()
    print(f"Hello, {name}!")
    await loop.run_in_executor(waiting_room, time.sleep, 1)
    print(f"Goodbye, {name}!")
