# mistake: lock-across-io
# fails: test_others_run_during_the_pause
import asyncio

desk = asyncio.Lock()


async def greet(name) -> None:
    async with desk:  # <- here
        print(f"Hello, {name}!")
        await asyncio.sleep(1)
        print(f"Goodbye, {name}!")
