# mistake: guessed-time-limit
# fails: all
import asyncio


def run_greeting(greet, name) -> str:
    return asyncio.run(asyncio.wait_for(greet(name), timeout=0.1))  # <- here
