# mistake: unexpected-error
# fails: test_one_page_and_none
import asyncio
from concurrent.futures import ProcessPoolExecutor

POOL = ProcessPoolExecutor()


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with POOL:  # it is closed at the end of the first call
        return await asyncio.gather(
            *(loop.run_in_executor(POOL, digest, page) for page in pages)
        )  # <- here
