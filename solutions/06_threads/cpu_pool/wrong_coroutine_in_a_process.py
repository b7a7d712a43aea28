# mistake: unexpected-error
# fails: all
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_one(digest, page):
    return digest(page)


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor()
    try:
        work = [loop.run_in_executor(pool, hash_one, digest, page) for page in pages]
        return await asyncio.gather(*work)  # <- here
    finally:
        await asyncio.to_thread(pool.shutdown)
