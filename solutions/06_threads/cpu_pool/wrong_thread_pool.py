# mistake: threads-for-cpu
# fails: test_in_other_processes
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, digest, page) for page in pages))
