# mistake: wait-missing
# fails: all
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, f"Goodbye, {name}!")  # <- here
