"""It catches what is inside the group."""

import asyncio


async def weigh(parcel):
    raise ValueError(f"{parcel} is too heavy")


async def main(lift):
    refused = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(weigh("the piano"))
            group.create_task(lift("the stool"))
    except* ValueError as errors:
        refused += [str(error) for error in errors.exceptions]
    return refused
