# mistake: shared-between-calls
# fails: test_returns_what_greet_returns, test_works_again, test_an_exception_comes_through
import asyncio

greeted = {}


def run_greeting(greet, name) -> str:
    if name not in greeted:  # <- here
        greeted[name] = asyncio.run(greet(name))
    return greeted[name]
