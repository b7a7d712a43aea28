import asyncio


def run_greeting(greet, name) -> str:
    """Run `greet(name)` in an event loop of its own, to its end, and return its result."""
    # `run` makes a loop, runs the coroutine to its end and closes the loop, whatever happens.
    return asyncio.run(greet(name))
