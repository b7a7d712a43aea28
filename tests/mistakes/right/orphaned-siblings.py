"""When one fails, the group ends the others before the error comes out."""

import asyncio


async def light_oven():
    await asyncio.sleep(0.5)
    raise RuntimeError("no gas")


async def main(knead):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(knead("dough"))
            group.create_task(light_oven())
    except* RuntimeError:
        pass
    return "all stopped"
