# mistake: blocking-call
# fails: test_others_run_during_the_pause
import time
from concurrent.futures import ThreadPoolExecutor


async def greet(name) -> None:
    print(f"Hello, {name}!")
    with ThreadPoolExecutor() as pool:
        pool.submit(time.sleep, 1).result()  # <- here
    print(f"Goodbye, {name}!")
