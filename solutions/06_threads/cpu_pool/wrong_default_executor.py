# mistake: threads-for-cpu
# fails: test_in_other_processes
import asyncio


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    futures = [loop.run_in_executor(None, digest, page) for page in pages]  # <- here
    return await asyncio.gather(*futures)
