# mistake: none
# fails: test_says_hello_then_goodbye, test_pauses_for_a_second
import asyncio


async def greet(name) -> str:
    hello = f"Hello, {name}!"
    await asyncio.sleep(1)
    return f"{hello}\nGoodbye, {name}!"  # <- here
