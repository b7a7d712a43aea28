"""It predicts that a task has its first turn when the one who created it pauses."""

import asyncio

PREDICTED = ["waiter sits down", "soup on the stove"]


async def main(stove):
    happens = []

    async def cook():
        happens.append("soup on the stove")
        await stove()

    soup = asyncio.create_task(cook())
    happens.append("waiter sits down")
    await soup
    return happens
