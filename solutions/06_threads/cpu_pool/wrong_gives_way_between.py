# mistake: hogs-the-loop
# fails: test_in_other_processes, test_several_at_the_same_time, test_the_loop_is_free
import asyncio


async def hash_all(digest, pages) -> list[str]:
    hashes = []
    for page in pages:
        hashes.append(digest(page))  # <- here
        await asyncio.sleep(0)
    return hashes
