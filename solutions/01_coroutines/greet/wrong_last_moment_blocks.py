# mistake: blocking-call
# fails: test_others_run_during_the_pause
import asyncio
import time


async def greet(name) -> None:
    print(f"Hello, {name}!")
    await asyncio.sleep(0.98)
    time.sleep(0.02)  # <- here
    print(f"Goodbye, {name}!")
