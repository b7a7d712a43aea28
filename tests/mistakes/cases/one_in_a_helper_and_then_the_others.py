# mistake: serial-await
# asked: at_once("fetch", 3)
import asyncio


async def main(fetch):
    async def clean(name):
        return (await fetch(name)).title()

    first = await clean("atlas")  # <- here
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(clean(name)) for name in ("map", "globe")]
    return [first, *(task.result() for task in tasks)]
