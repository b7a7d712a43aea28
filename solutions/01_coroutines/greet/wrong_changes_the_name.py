# mistake: none
# fails: test_says_hello_then_goodbye
import asyncio


async def greet(name) -> None:
    name = name.split()[0]  # <- here
    print(f"Hello, {name}!")
    await asyncio.sleep(1)
    print(f"Goodbye, {name}!")
