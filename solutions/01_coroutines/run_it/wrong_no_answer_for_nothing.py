# mistake: falsy-dropped
# fails: test_returns_what_greet_returns
import asyncio


def run_greeting(greet, name) -> str:
    return asyncio.run(greet(name)) or f"Hello, {name}!"  # <- here
