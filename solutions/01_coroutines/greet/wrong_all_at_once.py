# mistake: wait-missing
# fails: test_pauses_for_a_second
import asyncio


async def say(text):
    print(text)


async def greet(name) -> None:
    await asyncio.gather(say(f"Hello, {name}!"), asyncio.sleep(1), say(f"Goodbye, {name}!"))  # <- here
