# mistake: blocking-call
# fails: test_others_run_during_the_pause
from time import sleep


async def pause():
    sleep(1)  # <- here


async def greet(name) -> None:
    print(f"Hello, {name}!")
    await pause()
    print(f"Goodbye, {name}!")
