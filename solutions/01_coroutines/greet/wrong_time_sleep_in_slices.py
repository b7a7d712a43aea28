# mistake: blocking-call
# fails: test_others_run_during_the_pause
import asyncio
import time


async def greet(name) -> None:
    print(f"Hello, {name}!")
    for _ in range(5):
        time.sleep(0.2)  # <- here
        await asyncio.sleep(0)  # let the others run
    print(f"Goodbye, {name}!")
