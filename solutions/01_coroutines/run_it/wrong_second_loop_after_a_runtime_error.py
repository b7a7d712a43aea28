# mistake: none
# fails: test_an_exception_comes_through
import asyncio


def run_greeting(greet, name) -> str:
    try:
        return asyncio.run(greet(name))
    except RuntimeError:  # there may be no loop yet
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(greet(name))  # <- here
        finally:
            loop.close()
