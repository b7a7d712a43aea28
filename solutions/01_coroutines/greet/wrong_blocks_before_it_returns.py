# mistake: not-async
# fails: all
import asyncio
import time


def greet(name):  # <- here
    print(f"Hello, {name}!")
    time.sleep(1)
    return goodbye(name)


async def goodbye(name):
    await asyncio.sleep(0)
    print(f"Goodbye, {name}!")
