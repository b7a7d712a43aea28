# mistake: nested-run
# fails: all
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    asyncio.run(asyncio.sleep(1))  # <- here
    print(f"Goodbye, {name}!")
