# mistake: completion-order
# fails: test_the_order_given
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    hashes = []
    with ProcessPoolExecutor() as pool:
        work = [loop.run_in_executor(pool, digest, page) for page in pages]
        for ready in asyncio.as_completed(work):  # <- here
            hashes.append(await ready)
    return hashes
