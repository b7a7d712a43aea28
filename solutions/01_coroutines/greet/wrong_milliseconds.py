# mistake: none
# fails: all
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    await asyncio.sleep(1000)  # <- here
    print(f"Goodbye, {name}!")
