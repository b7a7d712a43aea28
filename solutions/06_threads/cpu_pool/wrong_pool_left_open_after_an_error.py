# mistake: pool-left-open
# fails: test_the_processes_are_gone
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor()
    hashes = await asyncio.gather(*(loop.run_in_executor(pool, digest, page) for page in pages))
    pool.shutdown()  # <- here
    return list(hashes)
