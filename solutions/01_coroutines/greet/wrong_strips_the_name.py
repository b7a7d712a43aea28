# mistake: none
# fails: test_says_hello_then_goodbye
import asyncio


async def greet(name) -> None:
    """Say hello, pause for one second, say goodbye."""
    name = str(name).strip()
    print(f"Hello, {name}!")
    await asyncio.sleep(1)
    print(f"Goodbye, {name}!")
