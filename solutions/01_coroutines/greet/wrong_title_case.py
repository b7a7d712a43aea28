# mistake: none
# fails: test_says_hello_then_goodbye
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name.title()}!")  # <- here
    await asyncio.sleep(1)
    print(f"Goodbye, {name.title()}!")
