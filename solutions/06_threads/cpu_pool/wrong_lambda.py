# mistake: none
# fails: all
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        work = [loop.run_in_executor(pool, lambda page=page: digest(page)) for page in pages]  # <- here
        return await asyncio.gather(*work)
