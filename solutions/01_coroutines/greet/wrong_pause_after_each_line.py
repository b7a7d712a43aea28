# mistake: none
# fails: test_pauses_for_a_second, test_others_run_during_the_pause
import asyncio


async def greet(name) -> None:
    for word in ("Hello", "Goodbye"):
        print(f"{word}, {name}!")
        await asyncio.sleep(1)  # <- here
