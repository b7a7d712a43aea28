# mistake: duplicates-merged
# fails: test_returns_what_greet_returns, test_works_again, test_an_exception_comes_through
import asyncio

greeted = {}


def run_greeting(greet, name) -> str:
    if name not in greeted:
        greeted[name] = asyncio.run(greet(name))  # <- here
    return greeted[name]
