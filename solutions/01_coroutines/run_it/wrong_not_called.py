# mistake: not-unpacked
# fails: all
import asyncio


def run_greeting(greet, name) -> str:
    return asyncio.run(greet)  # <- here
