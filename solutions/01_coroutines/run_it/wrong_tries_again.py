# mistake: called-again
# fails: test_returns_what_greet_returns
import asyncio


def run_greeting(greet, name) -> str:
    asyncio.run(greet(name))
    return asyncio.run(greet(name))  # <- here
