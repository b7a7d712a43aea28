# mistake: wrong-order
# fails: test_says_hello_then_goodbye, test_pauses_for_a_second
import asyncio


async def greet(name) -> None:
    print(f"Goodbye, {name}!")
    await asyncio.sleep(1)
    print(f"Hello, {name}!")
