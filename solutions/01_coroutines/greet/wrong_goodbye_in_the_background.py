# mistake: forgotten-task
# fails: all
import asyncio


async def goodbye_later(name):
    await asyncio.sleep(1)
    print(f"Goodbye, {name}!")


async def greet(name) -> None:
    print(f"Hello, {name}!")
    asyncio.create_task(goodbye_later(name))  # <- here
