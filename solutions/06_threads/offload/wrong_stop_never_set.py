# mistake: thread-left-running
# fails: test_no_thread_waits_for_ever
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    loop, stop = asyncio.get_running_loop(), threading.Event()
    pool = ThreadPoolExecutor(len(names) + 1)
    pool.submit(stop.wait)  # <- here
    reads = [loop.run_in_executor(pool, read, name) for name in names]
    return list(await asyncio.gather(*reads))
