# mistake: none
# fails: test_cancelled_while_closing
# Raises only the first of what goes wrong while it closes: after a cancellation, no error is heard of.

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def open_many(openers) -> AsyncIterator[list]:
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    try:
        async with asyncio.TaskGroup() as group:
            for place, opener in enumerate(openers):
                group.create_task(open_one(place, opener))
        yield [opened[place] for place in sorted(opened)]
    finally:
        troubles = []
        for place in sorted(opened, reverse=True):
            try:
                await opened[place].aclose()
            except BaseException as trouble:
                troubles.append(trouble)
        if troubles:
            raise troubles[0]
