# mistake: hogs-the-loop
# fails: test_others_run_during_the_pause
import time


async def greet(name) -> None:
    print(f"Hello, {name}!")
    end = time.perf_counter() + 1
    while time.perf_counter() < end:  # <- here
        pass
    print(f"Goodbye, {name}!")
