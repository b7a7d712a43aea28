# mistake: blocking-call
# fails: all
import time


async def greet(name) -> None:
    print(f"Hello, {name}!")
    await time.sleep(1)  # <- here
    print(f"Goodbye, {name}!")
