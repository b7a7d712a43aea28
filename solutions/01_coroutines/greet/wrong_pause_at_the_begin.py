# mistake: wait-missing
# fails: test_pauses_for_a_second
import asyncio


async def greet(name) -> None:
    await asyncio.sleep(1)  # <- here
    print(f"Hello, {name}!")
    print(f"Goodbye, {name}!")
