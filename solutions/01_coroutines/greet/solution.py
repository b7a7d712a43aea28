import asyncio


async def greet(name) -> None:
    """Say hello, pause for one second, say goodbye."""
    print(f"Hello, {name}!")
    # While this coroutine waits here, the event loop is free to run others.
    await asyncio.sleep(1)
    print(f"Goodbye, {name}!")
