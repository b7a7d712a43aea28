"""A context manager for each opener, entered before it is opened. What is never opened has nothing to close."""

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

NOTHING = object()


class Door:
    def __init__(self, opener) -> None:
        self.opener = opener
        self.resource = NOTHING

    async def open(self) -> None:
        self.resource = await self.opener()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info) -> None:
        if self.resource is not NOTHING:
            await self.resource.aclose()


@asynccontextmanager
async def open_many(openers):
    async with AsyncExitStack() as stack:
        doors = [await stack.enter_async_context(Door(opener)) for opener in openers]
        async with asyncio.TaskGroup() as group:
            for door in doors:
                group.create_task(door.open())
        yield [door.resource for door in doors]
