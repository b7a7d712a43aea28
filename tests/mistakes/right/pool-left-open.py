"""The pool is shut down at the end of its block."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def main():
    with ThreadPoolExecutor(thread_name_prefix="crew") as pool:
        await asyncio.get_running_loop().run_in_executor(pool, len, "boat")
    return [t.name for t in threading.enumerate() if "crew" in t.name]
