import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    """Compute the digests of all pages, in several processes; return them in the pages' order."""
    loop = asyncio.get_running_loop()
    # At the end of the block the processes end. Everything has been awaited by then, so that this
    # takes no time to speak of; leaving earlier would hold the loop until all is computed.
    with ProcessPoolExecutor() as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, digest, page) for page in pages))
