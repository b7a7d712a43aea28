# mistake: wait-missing
# fails: test_pauses_for_a_second
import asyncio

pause = None


async def greet(name) -> None:
    global pause
    print(f"Hello, {name}!")
    if pause is None:
        pause = asyncio.ensure_future(asyncio.sleep(1))  # <- here
    await pause
    print(f"Goodbye, {name}!")
