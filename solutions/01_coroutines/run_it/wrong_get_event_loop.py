# mistake: loop-left-open
# mistake from 3.14: no-running-loop
# fails: test_closes_the_loop
# fails from 3.14: all
import asyncio
import warnings


def run_greeting(greet, name) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        loop = asyncio.get_event_loop()  # <- here
    return loop.run_until_complete(greet(name))
