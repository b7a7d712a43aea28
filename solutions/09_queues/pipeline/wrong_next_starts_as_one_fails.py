# mistake: none
# fails: test_an_error_ends_all
import asyncio


async def pipeline(items, *stages) -> list:
    places = [(stage, asyncio.Lock()) for stage in stages]

    async def pass_through(item):
        for stage, place in places:
            async with place:
                item = await stage(item)
        return item

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pass_through(item)) for item in items]
    return [task.result() for task in tasks]
