# mistake: blocking-call
# fails: test_the_loop_is_free
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(digest, pages))  # <- here
