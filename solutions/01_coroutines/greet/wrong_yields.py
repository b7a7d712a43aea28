# mistake: made-a-generator
# fails: all
import asyncio


async def greet(name):
    yield f"Hello, {name}!"  # <- here
    await asyncio.sleep(1)
    yield f"Goodbye, {name}!"
