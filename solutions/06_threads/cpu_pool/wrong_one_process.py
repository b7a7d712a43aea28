# mistake: limit-too-low
# fails: test_several_at_the_same_time
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=1) as pool:  # <- here
        return await asyncio.gather(*(loop.run_in_executor(pool, digest, page) for page in pages))
