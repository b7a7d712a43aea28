# mistake: threads-for-cpu
# fails: test_in_other_processes
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        jobs = [loop.run_in_executor(pool, digest, page) for page in pages[:-1]]
        jobs += [asyncio.to_thread(digest, page) for page in pages[-1:]]
        return await asyncio.gather(*jobs)
