# mistake: nested-run
# fails: all
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    asyncio.get_event_loop().run_until_complete(asyncio.sleep(1))  # <- here
    print(f"Goodbye, {name}!")
