# mistake: none
# fails: test_says_hello_then_goodbye
import asyncio

visitor = None


async def greet(name) -> None:
    global visitor
    visitor = name  # <- here
    print(f"Hello, {visitor}!")
    await asyncio.sleep(1)
    print(f"Goodbye, {visitor}!")
