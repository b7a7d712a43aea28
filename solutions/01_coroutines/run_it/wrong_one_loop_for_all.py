# mistake: unexpected-error
# fails: test_works_again
import asyncio

loop = asyncio.new_event_loop()


def run_greeting(greet, name) -> str:
    try:
        return loop.run_until_complete(greet(name))  # <- here
    finally:
        loop.close()
