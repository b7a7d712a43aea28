"""An async context manager says hello on the way in and goodbye on the way out."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def visit(name):
    print(f"Hello, {name}!")
    yield
    print(f"Goodbye, {name}!")


async def greet(name) -> None:
    async with visit(name):
        await asyncio.sleep(1)
