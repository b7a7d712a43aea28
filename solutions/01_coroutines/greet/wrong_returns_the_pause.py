# mistake: returned-coroutine
# fails: all
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    return asyncio.sleep(1)  # <- here
    print(f"Goodbye, {name}!")
