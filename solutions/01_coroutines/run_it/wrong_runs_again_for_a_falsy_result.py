# mistake: falsy-dropped
# fails: test_returns_what_greet_returns
import asyncio


def run_greeting(greet, name) -> str:
    """Run `greet(name)` to its end in a new event loop, and return its result."""
    greeting = asyncio.run(greet(name))
    if not greeting:  # <- here
        # Nothing came back, so give it a second chance.
        greeting = asyncio.run(greet(name))
    return greeting
