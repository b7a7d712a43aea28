# mistake: called-again
# fails: test_works_again, test_returns_what_greet_returns, test_an_exception_comes_through
import asyncio


def run_greeting(greet, name) -> str:
    asyncio.run(greet(name))
    return asyncio.run(greet(name))  # <- here
