# mistake: limit-too-low
# fails: test_others_run_during_the_pause
import asyncio

desk = asyncio.Semaphore(3)  # <- here


async def greet(name) -> None:
    async with desk:
        print(f"Hello, {name}!")
        await asyncio.sleep(1)
        print(f"Goodbye, {name}!")
