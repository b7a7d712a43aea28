"""The pool's own futures, wrapped so that they can be awaited; all are at work already."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages):
    with ProcessPoolExecutor() as pool:
        started = [asyncio.wrap_future(pool.submit(digest, page)) for page in pages]
        return [await future for future in started]
