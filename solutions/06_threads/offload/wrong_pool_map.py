# mistake: blocking-call
# fails: test_the_loop_is_free
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    with ThreadPoolExecutor(max_workers=5) as pool:
        return list(pool.map(read, names))  # <- here
