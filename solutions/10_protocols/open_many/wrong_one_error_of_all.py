# mistake: wrong-error
# fails: test_no_group, test_the_error_comes_out
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(openers):
                    group.create_task(open_one(place, opener))
        finally:
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)
        try:
            yield [opened[place] for place in sorted(opened)]
        except Exception as error:
            raise RuntimeError("the block failed") from error  # <- here
