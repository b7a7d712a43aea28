# mistake: none
# fails: test_any_number_of_pages
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    if len(pages) == 1:
        return [await asyncio.to_thread(digest, pages[0])]
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, digest, page) for page in pages))
