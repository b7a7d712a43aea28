# mistake: unexpected-error
# fails: test_one_page_and_none
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=len(pages)) as pool:  # <- here
        return await asyncio.gather(*(loop.run_in_executor(pool, digest, page) for page in pages))
