"""The pool's own futures, each wrapped so that it can be awaited, one after the other: all run already."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=8)


async def read_all(read, names) -> list:
    started = [pool.submit(read, name) for name in names]
    return [await asyncio.wrap_future(future) for future in started]
