# mistake: none
# fails: test_says_hello_then_goodbye
import asyncio


async def greet(name) -> str:
    hello = f"Hello, {name}!"
    await asyncio.sleep(1)
    return f"{hello}\nGoodbye, {name}!"  # <- here
