# mistake: none
# fails: test_any_number_of_pages
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(4) as pool:
        jobs = [loop.run_in_executor(pool, digest, page) for page in pages[:4]]
        rest = [await asyncio.to_thread(digest, page) for page in pages[4:]]
        return [*await asyncio.gather(*jobs), *rest]
