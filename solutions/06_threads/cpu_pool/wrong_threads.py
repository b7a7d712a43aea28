# mistake: threads-for-cpu
# fails: test_in_other_processes
import asyncio


async def hash_all(digest, pages) -> list[str]:
    return await asyncio.gather(*(asyncio.to_thread(digest, page) for page in pages))  # <- here
