# mistake: unchecked-results
# fails: test_an_error_comes_out
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        work = [loop.run_in_executor(pool, digest, page) for page in pages]
        return await asyncio.gather(*work, return_exceptions=True)  # <- here
