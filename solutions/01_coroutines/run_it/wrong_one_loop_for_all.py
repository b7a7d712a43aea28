# mistake: unexpected-error
# fails: test_works_again, test_returns_what_greet_returns, test_an_exception_comes_through
import asyncio

loop = asyncio.new_event_loop()  # <- here


def run_greeting(greet, name) -> str:
    try:
        return loop.run_until_complete(greet(name))
    finally:
        loop.close()
