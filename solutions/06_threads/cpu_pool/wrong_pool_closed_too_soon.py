# mistake: blocking-call
# fails: test_the_loop_is_free
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:  # <- here
        futures = [loop.run_in_executor(pool, digest, page) for page in pages]
    return await asyncio.gather(*futures)
