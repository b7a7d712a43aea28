import asyncio


def run_greeting(greet, name) -> str:
    """Run `greet(name)` to its end in a new event loop, and return its result."""
    # `run` makes a loop, runs the coroutine to its end and closes the loop, whatever happens.
    return asyncio.run(greet(name))
