"""The pause runs as a task, which is more than is needed here: awaiting `sleep` itself is enough."""

from asyncio import create_task, sleep


async def greet(name) -> None:
    pause = create_task(sleep(1))
    print(f"Hello, {name}!")
    await pause
    print(f"Goodbye, {name}!")
