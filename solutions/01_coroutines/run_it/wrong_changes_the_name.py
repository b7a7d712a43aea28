# mistake: none
# fails: test_returns_what_greet_returns, test_works_again
import asyncio


def run_greeting(greet, name) -> str:
    return asyncio.run(greet(name.title()))  # <- here
