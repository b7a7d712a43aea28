# mistake: duplicates-merged
# fails: test_the_order_given
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop, hashes = asyncio.get_running_loop(), {}

    async def hash_one(page):
        hashes[page] = None  # its place in the order
        hashes[page] = await loop.run_in_executor(pool, digest, page)

    with ProcessPoolExecutor() as pool:
        await asyncio.gather(*map(hash_one, pages))
    return list(hashes.values())
