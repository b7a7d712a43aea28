# mistake: blocking-call
# fails: test_the_loop_is_free
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=5)


async def read_all(read, names) -> list:
    futures = [pool.submit(read, name) for name in names]
    return [future.result() for future in futures]  # <- here
