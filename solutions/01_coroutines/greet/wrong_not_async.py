# mistake: not-async
# fails: all
import time


def greet(name) -> None:  # <- here
    print(f"Hello, {name}!")
    time.sleep(1)
    print(f"Goodbye, {name}!")
