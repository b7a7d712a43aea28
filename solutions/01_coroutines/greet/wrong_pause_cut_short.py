# mistake: guessed-time-limit
# fails: test_pauses_for_a_second, test_others_run_during_the_pause
import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout=0.1)  # <- here
    except TimeoutError:
        pass
    print(f"Goodbye, {name}!")
