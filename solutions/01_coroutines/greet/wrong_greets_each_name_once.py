# mistake: duplicates-merged
# fails: test_says_hello_then_goodbye, test_pauses_for_a_second
import asyncio

greeted = set()


async def greet(name) -> None:
    if name in greeted:  # <- here
        return
    greeted.add(name)
    print(f"Hello, {name}!")
    await asyncio.sleep(1)
    print(f"Goodbye, {name}!")
