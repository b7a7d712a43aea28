# mistake: blocking-call
# fails: test_others_run_during_the_pause
import time


async def greet(name) -> None:
    print(f"Hello, {name}!")
    time.sleep(1)  # <- here
    print(f"Goodbye, {name}!")
