"""It predicts that an await that has nothing to wait for goes on without a break."""

import asyncio

PREDICTED = ["door closed", "plates washed", "floor swept"]


async def main(water):
    happens = []

    async def note(what):
        happens.append(what)

    sweeping = asyncio.create_task(note("floor swept"))
    happens.append("door closed")
    await note("plates washed")
    await sweeping
    await water()
    return happens
