# mistake: none
# fails: test_pauses_for_a_second, test_others_run_during_the_pause
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    await asyncio.sleep(1.5)  # <- here
    print(f"Goodbye, {name}!")
