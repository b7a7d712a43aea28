# mistake: none
# fails: test_pauses_for_a_second
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    await asyncio.sleep(1.2)  # <- here
    print(f"Goodbye, {name}!")
